package dev.turnbase.databases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A class with tests on each server of the run: it has all of them to itself while it runs. The tests have the tags. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("PostgreSQL server")
@ResourceLock("MySQL server")
@ResourceLock("MariaDB server")
public @interface OnEachServer {}
