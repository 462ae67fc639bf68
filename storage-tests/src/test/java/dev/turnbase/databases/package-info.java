/** The databases that the tests of this module run on: their tags, whose turn it is on a server, and the report of them. */
@NullMarked
package dev.turnbase.databases;

import org.jspecify.annotations.NullMarked;
