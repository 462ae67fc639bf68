/** How many statements operations send, held to docs/statements.md. */
@NullMarked
package dev.turnbase.statements;

import org.jspecify.annotations.NullMarked;
