/** What an engine implements to be found and opened. */
@NullMarked
package dev.turnbase.spi;

import org.jspecify.annotations.NullMarked;
