/** What is measured. */
@NullMarked
package dev.turnbase.bench.workload;

import org.jspecify.annotations.NullMarked;
