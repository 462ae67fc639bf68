/** Conversations kept in a MySQL or MariaDB database. */
@NullMarked
package dev.turnbase.mysql;

import org.jspecify.annotations.NullMarked;
