/** Random operations that overlap, what became of each of them, and what must be true of all of them together. */
@NullMarked
package dev.turnbase.contract.history;

import org.jspecify.annotations.NullMarked;
