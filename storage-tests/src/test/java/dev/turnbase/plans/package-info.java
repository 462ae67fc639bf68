/** How the servers run the statements that the engine sends, on a database that is big enough for plans to matter. */
@NullMarked
package dev.turnbase.plans;

import org.jspecify.annotations.NullMarked;
