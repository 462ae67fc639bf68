/** How much memory an engine and its streams take. */
@NullMarked
package dev.turnbase.bench.memory;

import org.jspecify.annotations.NullMarked;
