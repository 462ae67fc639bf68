/** How much operations allocate. */
@NullMarked
package dev.turnbase.bench.allocation;

import org.jspecify.annotations.NullMarked;
