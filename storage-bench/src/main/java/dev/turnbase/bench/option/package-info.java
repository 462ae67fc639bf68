/** Options that several commands have. */
@NullMarked
package dev.turnbase.bench.option;

import org.jspecify.annotations.NullMarked;
