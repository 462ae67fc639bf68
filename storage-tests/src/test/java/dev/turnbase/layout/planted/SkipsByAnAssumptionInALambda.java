package dev.turnbase.layout.planted;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

abstract class SkipsByAnAssumptionInALambda {
    @Test
    void planted() {
        List.of(false).forEach(Assumptions::assumeTrue);
    }
}
