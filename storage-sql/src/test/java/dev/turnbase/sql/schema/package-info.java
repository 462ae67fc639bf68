@NullMarked
package dev.turnbase.sql.schema;

import org.jspecify.annotations.NullMarked;
