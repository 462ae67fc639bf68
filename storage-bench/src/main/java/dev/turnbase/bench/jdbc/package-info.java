/** The limit: JDBC written by hand for each database, on the tables that Turnbase has. */
@NullMarked
package dev.turnbase.bench.jdbc;

import org.jspecify.annotations.NullMarked;
