/** The operations of the interface, in SQL. */
@NullMarked
package dev.turnbase.sql.store;

import org.jspecify.annotations.NullMarked;
