package dev.turnbase.databases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test on the MariaDB server of the run: it has the tag {@code mariadb}, and the server to itself while it runs. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Execution(ExecutionMode.CONCURRENT)
@Tag("mariadb")
@ResourceLock("MariaDB server")
public @interface OnMariaDb {}
