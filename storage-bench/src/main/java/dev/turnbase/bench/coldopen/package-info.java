/** How long a new process takes to its first message. */
@NullMarked
package dev.turnbase.bench.coldopen;

import org.jspecify.annotations.NullMarked;
