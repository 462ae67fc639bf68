/** What the SQL engines share; internal, not for direct use. */
@NullMarked
package dev.turnbase.sql;

import org.jspecify.annotations.NullMarked;
