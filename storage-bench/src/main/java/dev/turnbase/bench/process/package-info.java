/** New JVMs, for what can only be measured in one of its own. */
@NullMarked
package dev.turnbase.bench.process;

import org.jspecify.annotations.NullMarked;
