/** Filters, orders, cursors and pages. */
@NullMarked
package dev.turnbase.query;

import org.jspecify.annotations.NullMarked;
