package dev.turnbase.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What a run of the command in this process left behind.
 *
 * @param code its exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record CommandRun(int code, String out, String err) {
    static CommandRun of(String... args) {
        return with(Map.of(), "", args);
    }

    static CommandRun with(Map<String, String> environment, String in, String... args) {
        return with(environment, in, false, args);
    }

    static CommandRun with(Map<String, String> environment, String in, boolean showsProgress, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                showsProgress,
                null,
                environment);
        int code = console.finish(Turnbase.run(console, args));
        return new CommandRun(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    String lastLine() {
        return lines().get(lines().size() - 1);
    }
}
