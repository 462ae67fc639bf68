/** Engines that each break one rule, and the proof that the contract kit notices. */
@NullMarked
package dev.turnbase.mutants;

import org.jspecify.annotations.NullMarked;
