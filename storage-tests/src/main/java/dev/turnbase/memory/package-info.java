/** The in-memory reference engine, written for clarity. */
@NullMarked
package dev.turnbase.memory;

import org.jspecify.annotations.NullMarked;
