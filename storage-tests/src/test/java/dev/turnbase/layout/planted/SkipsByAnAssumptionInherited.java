package dev.turnbase.layout.planted;

import org.assertj.core.api.WithAssumptions;
import org.junit.jupiter.api.Test;

abstract class SkipsByAnAssumptionInherited implements WithAssumptions {
    @Test
    void planted() {
        assumeThat(getClass()).isInterface();
    }
}
