/** Tests of the turnbase command. */
@NullMarked
package dev.turnbase.cli;

import org.jspecify.annotations.NullMarked;
