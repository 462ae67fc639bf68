package dev.turnbase.contract;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own that runs {@link ContractChild} with the class path of the tests. What it prints is kept line by
 * line; a line cut off by its death is dropped. Every wait has a deadline, and closing kills it.
 */
final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LEAN = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final List<String> ENGINE_VARIABLES = List.of("STORAGE_ENGINE", "DATABASE_URL", "SQLITE_DB_PATH");

    private final Process process;
    private final Path errors;
    private final Writer input;
    private final List<String> lines = new ArrayList<>();
    private volatile boolean silent;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "child " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a child that waits for {@link #go} before it opens the database. */
    static ChildJvm start(String engine, String url, String... arguments) {
        ChildJvm child = launch(Map.of(), arguments);
        child.send(engine);
        child.send(url);
        return child;
    }

    /** Starts a child that opens what these environment variables say. */
    static ChildJvm startWith(Map<String, String> variables, String... arguments) {
        return launch(variables, arguments);
    }

    private static ChildJvm launch(Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        command.add(ContractChild.class.getName());
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("turnbase-child", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeAll(ENGINE_VARIABLES);
            builder.environment().put("CLASSPATH", classPath());
            builder.environment().putAll(variables);
            return new ChildJvm(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException("a child JVM can't be started: " + command, e);
        }
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    /** The complete lines printed so far. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The complete lines so far that begin with a word, without it. */
    List<String> lines(String word) {
        return lines().stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** Waits for the first line that begins with a word; answers the rest of it. */
    String await(String word) {
        return await(word, 1);
    }

    /** Waits until a number of lines begin with a word; answers the rest of the last one. */
    String await(String word, int times) {
        Patience.until("the child prints \"" + word + "\"", () -> {
            boolean over = silent;
            if (lines(word).size() < times && over) {
                throw new AssertionError("the child did not print \"" + word + "\" " + times + " times: " + report());
            }
            return lines(word).size() >= times;
        });
        return lines(word).get(times - 1);
    }

    /** Waits until the child is ready, then lets it open the database. */
    void go() {
        await("ready");
        send("go");
    }

    /** Writes a line to its standard input. */
    void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the child hears no more: " + report(), e);
        }
    }

    /** Whether it is still alive after this time; answers at once when it ends. */
    boolean livesFor(Duration time) {
        return !endsWithin(time);
    }

    /** Waits for its end; answers its exit code. */
    int exitCode() {
        if (!endsWithin(PATIENCE)) {
            throw new AssertionError("the child does not end: " + report());
        }
        awaitSilence();
        return process.exitValue();
    }

    /** Kills it at once (SIGKILL where there are signals) and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        if (!endsWithin(PATIENCE)) {
            throw new AssertionError("the child can't be killed: " + report());
        }
        awaitSilence();
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a child ran", e);
        }
    }

    private void awaitSilence() {
        Patience.until("the output of the child ends", () -> silent);
    }

    private void read() {
        StringBuilder line = new StringBuilder();
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                keep(buffer, n, line);
            }
        } catch (IOException e) {
            // The pipe of a killed process may break: what came before counts.
        } finally {
            silent = true;
        }
    }

    private void keep(char[] buffer, int length, StringBuilder line) {
        synchronized (lines) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append(buffer[i]);
                }
            }
        }
    }

    /** What it printed last, for a failure's message. */
    String report() {
        try {
            List<String> all = lines();
            return "alive " + process.isAlive() + ", last lines " + all.subList(Math.max(0, all.size() - 5), all.size())
                    + ", errors: " + Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } finally {
            try {
                Files.deleteIfExists(errors);
            } catch (IOException e) {
                errors.toFile().deleteOnExit();
            }
        }
    }
}
