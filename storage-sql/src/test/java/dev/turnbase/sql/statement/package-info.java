@NullMarked
package dev.turnbase.sql.statement;

import org.jspecify.annotations.NullMarked;
