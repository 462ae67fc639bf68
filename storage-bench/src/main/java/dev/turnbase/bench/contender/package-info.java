/** Who is measured: each does the same work in its own way. */
@NullMarked
package dev.turnbase.bench.contender;

import org.jspecify.annotations.NullMarked;
