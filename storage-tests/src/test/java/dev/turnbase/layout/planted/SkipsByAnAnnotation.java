package dev.turnbase.layout.planted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Disabled;

@Disabled
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SkipsByAnAnnotation {}
