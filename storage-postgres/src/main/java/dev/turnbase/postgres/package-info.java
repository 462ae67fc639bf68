/** Conversations kept in a PostgreSQL database. */
@NullMarked
package dev.turnbase.postgres;

import org.jspecify.annotations.NullMarked;
