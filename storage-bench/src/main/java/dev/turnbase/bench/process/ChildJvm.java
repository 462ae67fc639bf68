package dev.turnbase.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Runs a main method in a new JVM, with this one's Java and class path. A child reports numbers in a line of its standard
 * output; what else it prints is only shown if it fails.
 */
public final class ChildJvm {
    private static final String MARK = "measured ";

    private final List<String> command = new ArrayList<>();

    /**
     * A JVM that is to be started.
     *
     * @param main the class whose main method it runs
     * @param options of the JVM
     */
    public ChildJvm(Class<?> main, String... options) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
    }

    /**
     * What a child said.
     *
     * @param numbers what it reported
     * @param nanos from its start by this process to its end
     */
    public record Report(List<Long> numbers, long nanos) {
        /** Keeps the list. */
        public Report {
            numbers = List.copyOf(numbers);
        }
    }

    /** Called by a child, once. */
    public static void report(long... numbers) {
        System.out.println(
                MARK + LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(" ")));
    }

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException if it fails or reports nothing
     */
    public Report run(String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        try {
            long begin = System.nanoTime();
            Process child = new ProcessBuilder(whole).redirectErrorStream(true).start();
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = child.waitFor();
            long nanos = System.nanoTime() - begin;
            return new Report(numbers(code, output), nanos);
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM can be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a JVM ran", e);
        }
    }

    static List<Long> numbers(int code, String output) {
        List<String> reports =
                output.lines().filter(line -> line.startsWith(MARK)).toList();
        if (code != 0 || reports.size() != 1) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "a JVM ended with code %d and said:%n%s", code, output));
        }
        return Stream.of(reports.get(0).substring(MARK.length()).split(" ", -1))
                .map(Long::valueOf)
                .toList();
    }
}
