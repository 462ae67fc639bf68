package dev.turnbase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
    private final StringWriter err = new StringWriter();

    @Test
    void output_that_nobody_takes_makes_a_success_a_failure() {
        Console console = console(new Full());
        console.out().println("data");

        assertThat(console.finish(ExitCode.OK)).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(err.toString().lines())
                .containsExactly("turnbase: standard output is closed or full; not everything was printed");
    }

    @Test
    void a_code_stays_when_all_is_printed_or_something_failed_before() {
        assertThat(console(new StringWriter()).finish(ExitCode.OK)).isZero();

        Console full = console(new Full());
        full.out().println("data");
        assertThat(full.finish(ExitCode.NOT_CURRENT)).isEqualTo(ExitCode.NOT_CURRENT);
    }

    private Console console(Writer out) {
        return new Console(
                InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), false, null, Map.of());
    }

    private static final class Full extends Writer {
        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
