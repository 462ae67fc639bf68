package dev.turnbase.bench.allocation;

import dev.turnbase.bench.contender.BenchDatabase;
import dev.turnbase.bench.contender.ChatStore;
import dev.turnbase.bench.contender.Contender;
import dev.turnbase.spi.StorageUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One caller's operations on a temporary SQLite file, for JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationsBenchmark {
    private static final int WINDOW = 20;
    private static final int MESSAGES = 1_000;
    private static final int CONVERSATIONS = 100;
    private static final int WORDS = 50;
    private static final String READ = "read";
    private static final String WRITTEN = "written";
    private static final String TEXT = "a word, ".repeat(WORDS);

    /** Who does it, by title. */
    @Param({"jdbc", "turnbase"})
    public String contender = "";

    private @Nullable ChatStore opened;
    private String user = "";

    /** For JMH. */
    public OperationsBenchmark() {}

    /** Opens the contender on a new file and writes what is read. */
    @Setup
    public void open() throws IOException {
        String file = Files.createTempDirectory("turnbase-allocation")
                .resolve("bench.db")
                .toString();
        ChatStore store = Contender.titled(contender).open(new BenchDatabase(StorageUrl.file(file)));
        user = store.findOrCreate("ada");
        store.create(WRITTEN);
        store.create(READ);
        store.appendAll(READ, Collections.nCopies(MESSAGES, TEXT));
        for (int i = 0; i < CONVERSATIONS; i++) {
            store.create("inbox-" + i, user);
            store.append("inbox-" + i, TEXT);
        }
        opened = store;
    }

    /** Closes the contender. */
    @TearDown
    public void close() {
        store().close();
    }

    /** Appends a message of 400 characters. */
    @Benchmark
    public void append() {
        store().append(WRITTEN, TEXT);
    }

    /** The newest 20 of 1,000 messages. */
    @Benchmark
    public List<String> window() {
        return store().window(READ, WINDOW);
    }

    /** The newest 20 of 100 conversations. */
    @Benchmark
    public int inbox() {
        return store().inbox(user, WINDOW);
    }

    private ChatStore store() {
        return Objects.requireNonNull(opened, "JMH has not opened it");
    }
}
