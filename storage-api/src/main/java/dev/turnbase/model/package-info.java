/** What is read, and what is written. */
@NullMarked
package dev.turnbase.model;

import org.jspecify.annotations.NullMarked;
