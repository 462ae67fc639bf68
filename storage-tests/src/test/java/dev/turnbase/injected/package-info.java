/** Faults between an engine and its driver: statements, commits and connections that fail at every place. */
@NullMarked
package dev.turnbase.injected;

import org.jspecify.annotations.NullMarked;
