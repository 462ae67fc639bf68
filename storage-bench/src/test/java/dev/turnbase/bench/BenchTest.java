package dev.turnbase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BenchTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void an_unknown_workload_is_refused_with_those_that_there_are() {
        assertThat(run("apend-10")).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no workload \"apend-10\"; there are append-10, append-1000");
    }

    @Test
    void an_unknown_contender_is_refused_with_those_that_there_are() {
        assertThat(run("--contenders", "jdbc,me", "window")).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no contender \"me\"; there are jdbc, turnbase");
    }

    @Test
    void a_number_of_rounds_below_one_is_refused() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("\"0\" is not a whole number from 1");
    }

    @Test
    void a_database_that_cannot_be_measured_is_refused_in_one_line() {
        assertThat(run("--url", "memory:", "window")).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("memory");
    }

    private int run(String... arguments) {
        CommandLine line = Bench.line();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }
}
