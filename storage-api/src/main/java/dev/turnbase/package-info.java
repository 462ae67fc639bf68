/** The storage engine: opening one, and the operations on users, conversations and messages. */
@NullMarked
package dev.turnbase;

import org.jspecify.annotations.NullMarked;
