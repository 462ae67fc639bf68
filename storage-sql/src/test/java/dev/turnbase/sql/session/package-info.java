@NullMarked
package dev.turnbase.sql.session;

import org.jspecify.annotations.NullMarked;
