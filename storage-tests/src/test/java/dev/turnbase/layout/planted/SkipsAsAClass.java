package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@Disabled
abstract class SkipsAsAClass {
    @Test
    void planted() {}
}
