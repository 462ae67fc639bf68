/** Connections, transactions, retries and shared commits. */
@NullMarked
package dev.turnbase.sql.session;

import org.jspecify.annotations.NullMarked;
