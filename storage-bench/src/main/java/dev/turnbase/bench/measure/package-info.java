/** How it is measured, and how it is told. */
@NullMarked
package dev.turnbase.bench.measure;

import org.jspecify.annotations.NullMarked;
