/** Tests that would be skipped, one for each way to do it: the scan for skips has to find them. None is ever run. */
@NullMarked
package dev.turnbase.layout.planted;

import org.jspecify.annotations.NullMarked;
