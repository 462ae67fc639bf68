package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

abstract class SkipsByAborting {
    @Test
    void planted() {
        throw new TestAbortedException("planted");
    }
}
