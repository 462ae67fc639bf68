/** What goes wrong in and around a database server, provoked for real, and what callers are told. */
@NullMarked
package dev.turnbase.faults;

import org.jspecify.annotations.NullMarked;
