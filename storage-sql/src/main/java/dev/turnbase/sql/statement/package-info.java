/** The SQL: rendered beforehand, or by shape at run time. */
@NullMarked
package dev.turnbase.sql.statement;

import org.jspecify.annotations.NullMarked;
