/** Quick checks of the reference engine's own parts. */
@NullMarked
package dev.turnbase.memory;

import org.jspecify.annotations.NullMarked;
