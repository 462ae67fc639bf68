package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

abstract class SkipsAsAMethod {
    @Test
    @Disabled
    void planted() {}
}
