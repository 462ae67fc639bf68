/** Random sequences of operations, run on an engine and on the reference engine side by side. */
@NullMarked
package dev.turnbase.contract.script;

import org.jspecify.annotations.NullMarked;
