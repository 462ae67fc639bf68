/** Data sources for the engines to work on, and what stands between. */
@NullMarked
package dev.turnbase.jdbc;

import org.jspecify.annotations.NullMarked;
