/** Tests of the layout: which module may know which. */
@NullMarked
package dev.turnbase.layout;

import org.jspecify.annotations.NullMarked;
