/** What is read from a storage engine and what is written to it. */
@NullMarked
package dev.turnbase.model;

import org.jspecify.annotations.NullMarked;
