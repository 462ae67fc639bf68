/** The tables and their migrations. */
@NullMarked
package dev.turnbase.sql.schema;

import org.jspecify.annotations.NullMarked;
