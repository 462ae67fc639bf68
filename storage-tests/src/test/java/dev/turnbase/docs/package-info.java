/** Holds README, docs and examples to what compiles and runs. */
@NullMarked
package dev.turnbase.docs;

import org.jspecify.annotations.NullMarked;
