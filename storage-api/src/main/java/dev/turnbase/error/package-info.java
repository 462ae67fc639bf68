/** The errors of a storage engine, split by what the caller can do next. */
@NullMarked
package dev.turnbase.error;

import org.jspecify.annotations.NullMarked;
