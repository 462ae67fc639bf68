/** The runs of the contract kit against this project's engines. */
@NullMarked
package dev.turnbase.runs;

import org.jspecify.annotations.NullMarked;
