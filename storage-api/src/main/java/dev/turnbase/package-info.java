/** The door: a {@link dev.turnbase.StorageEngine} and what it offers. */
@NullMarked
package dev.turnbase;

import org.jspecify.annotations.NullMarked;
