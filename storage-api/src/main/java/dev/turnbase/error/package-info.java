/** The failures of data and database; callers switch on their code. */
@NullMarked
package dev.turnbase.error;

import org.jspecify.annotations.NullMarked;
