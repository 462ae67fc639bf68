/** Charts of what was measured. */
@NullMarked
package dev.turnbase.bench.plot;

import org.jspecify.annotations.NullMarked;
