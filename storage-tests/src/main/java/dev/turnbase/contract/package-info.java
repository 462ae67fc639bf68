/** The contract kit: abstract tests that every storage engine passes. */
@NullMarked
package dev.turnbase.contract;

import org.jspecify.annotations.NullMarked;
