/** Filters, sort orders, pages and cursors. */
@NullMarked
package dev.turnbase.query;

import org.jspecify.annotations.NullMarked;
