package dev.turnbase.layout.planted;

import org.junit.jupiter.api.Test;

abstract class SkipsByAnAnnotationOfAnothers {
    @Test
    @SkipsByAnAnnotation
    void planted() {}
}
