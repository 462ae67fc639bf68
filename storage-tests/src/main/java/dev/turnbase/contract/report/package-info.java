/** What a run of the kit found, for people and for programs. */
@NullMarked
package dev.turnbase.contract.report;

import org.jspecify.annotations.NullMarked;
