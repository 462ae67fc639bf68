/** Measures Turnbase against hand-written JDBC and other stores, on the same work in the same run. */
@NullMarked
package dev.turnbase.bench;

import org.jspecify.annotations.NullMarked;
