package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

abstract class SkipsByACondition {
    @Test
    @EnabledIfEnvironmentVariable(named = "PLANTED", matches = "yes")
    void planted() {}
}
