/** Conversations kept in a SQLite file. */
@NullMarked
package dev.turnbase.sqlite;

import org.jspecify.annotations.NullMarked;
