package dev.turnbase.layout.planted;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

abstract class SkipsByAnAssumptionOfAssertJ {
    @Test
    void planted() {
        assumeThat(getClass()).isInterface();
    }
}
