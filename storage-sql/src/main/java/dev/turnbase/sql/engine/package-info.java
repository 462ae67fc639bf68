/** What an engine module hands its dialect to. */
@NullMarked
package dev.turnbase.sql.engine;

import org.jspecify.annotations.NullMarked;
