package dev.turnbase.layout.planted;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

abstract class SkipsByAnAssumption {
    @Test
    void planted() {
        assumeTrue(getClass().isInterface());
    }
}
