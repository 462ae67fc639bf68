/** What reading and appending take, and how much room is taken, once there are many messages. */
@NullMarked
package dev.turnbase.bench.scale;

import org.jspecify.annotations.NullMarked;
