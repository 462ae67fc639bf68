/** Work inside a transaction of the host's. */
@NullMarked
package dev.turnbase.joined;

import org.jspecify.annotations.NullMarked;
