@NullMarked
package dev.turnbase.sql.store;

import org.jspecify.annotations.NullMarked;
