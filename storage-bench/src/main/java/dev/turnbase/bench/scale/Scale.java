package dev.turnbase.bench.scale;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.measure.JsonFile;
import dev.turnbase.bench.measure.Machine;
import dev.turnbase.bench.measure.Markdown;
import dev.turnbase.bench.option.DatabaseOption;
import dev.turnbase.bench.option.Positive;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that measures Turnbase with many messages. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Fills Turnbase with messages in bulk and then measures one caller's reads and appends, and the room that"
                    + " the tables take.",
            "A tenth of the messages, 100,000 at most, is one conversation; the others are in conversations of 100, which"
                    + " 1,000 users have. Each message is 400 characters."
        })
public final class Scale implements Callable<Integer> {
    private static final int LEAST = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--messages",
            defaultValue = "1000000",
            converter = Positive.class,
            description = "How many messages, from " + LEAST + " (default: ${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            converter = Positive.class,
            description = "How long each operation is measured (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--json", description = "A file for what was measured.")
    private @Nullable Path json;

    /** For picocli. */
    public Scale() {}

    /**
     * What the file says.
     *
     * @param database the kind of database
     * @param messages how many there were before the operations were measured
     * @param loadedPerSecond how many of them were written a second
     * @param operations what each took
     * @param sizes of the tables before the operations were measured
     */
    record File(
            String database,
            Machine machine,
            int messages,
            double loadedPerSecond,
            List<Latency> operations,
            List<Size> sizes) {}

    @Override
    public Integer call() throws SQLException {
        if (messages < LEAST) {
            throw new ParameterException(spec.commandLine(), "--messages is " + LEAST + " or more");
        }
        File file = measure(database.database());
        PrintWriter out = spec.commandLine().getOut();
        out.println(Markdown.number(file.messages(), 0) + " messages, loaded at "
                + Markdown.number(file.loadedPerSecond(), 0) + " a second");
        out.println();
        out.println(latencies(file));
        out.print(sizes(file));
        out.flush();
        if (json != null) {
            JsonFile.write(json, file);
        }
        return 0;
    }

    private File measure(BenchDatabase measured) throws SQLException {
        String prefix = "scale_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "_";
        StorageOptions options =
                StorageOptions.builder().url(measured.url()).tablePrefix(prefix).build();
        try (StorageEngine engine = StorageEngine.open(options)) {
            Filled filled = new Filled(engine.storage(), new Shape(messages));
            progress("loading");
            long begin = System.nanoTime();
            filled.fill();
            double took = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            progress("asking for sizes");
            List<Size> sizes = Sizes.of(measured, prefix);
            progress("measuring");
            List<Latency> operations = filled.measure(Duration.ofSeconds(seconds));
            return new File(measured.title(), Machine.here(), messages, messages / took, operations, sizes);
        }
    }

    private void progress(String what) {
        spec.commandLine().getErr().println(what);
    }

    private static String latencies(File file) {
        Markdown table = new Markdown("operation", "calls", "p50, µs", "p99, µs");
        for (Latency each : file.operations()) {
            table.row(
                    each.operation(),
                    Markdown.number((double) each.count(), 0),
                    Markdown.number(each.p50Micros(), 0),
                    Markdown.number(each.p99Micros(), 0));
        }
        return table.toString();
    }

    private static String sizes(File file) {
        Markdown table = new Markdown("table", "rows, bytes", "indexes, bytes", "bytes a message");
        Size all = new Size("all", 0, 0);
        for (Size each : file.sizes()) {
            add(table, each, file.messages());
            all = new Size("all", all.tableBytes() + each.tableBytes(), all.indexBytes() + each.indexBytes());
        }
        return add(table, all, file.messages()).toString();
    }

    private static Markdown add(Markdown table, Size size, int messages) {
        return table.row(
                size.table(),
                Markdown.number((double) size.tableBytes(), 0),
                Markdown.number((double) size.indexBytes(), 0),
                Markdown.number(size.bytes() / (double) messages, 1));
    }
}
