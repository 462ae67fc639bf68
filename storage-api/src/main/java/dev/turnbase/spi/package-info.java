/** What an engine implements, and what helps it. */
@NullMarked
package dev.turnbase.spi;

import org.jspecify.annotations.NullMarked;
