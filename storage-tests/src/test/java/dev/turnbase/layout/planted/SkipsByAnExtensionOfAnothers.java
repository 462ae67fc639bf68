package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SkipsByAnExtension.class)
abstract class SkipsByAnExtensionOfAnothers {
    @Test
    void planted() {}
}
