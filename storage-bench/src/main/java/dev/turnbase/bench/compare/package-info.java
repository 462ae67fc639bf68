/** Whether ratios are still those of an earlier run. */
@NullMarked
package dev.turnbase.bench.compare;

import org.jspecify.annotations.NullMarked;
