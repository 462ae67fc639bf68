package dev.turnbase.contract;

import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.StorageException;
import dev.turnbase.spi.StorageEngineProvider;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The program of the processes that the kit starts: opens the database that it is told of on standard input, works, and
 * prints a line for each thing done, after it is done. It goes on until its work ends or it is killed.
 */
public final class ContractChild {
    private final BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);
    private final List<String> arguments;

    private ContractChild(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Runs one of the kit's jobs.
     *
     * @param arguments the job and what it is about
     * @throws Exception if the job fails
     */
    public static void main(String... arguments) throws Exception {
        new ContractChild(List.of(arguments)).run();
    }

    private void run() throws Exception {
        String job = argument(0);
        if (job.equals("environment")) {
            openFromEnvironment();
            return;
        }
        StorageEngineProvider provider = Class.forName(order())
                .asSubclass(StorageEngineProvider.class)
                .getConstructor()
                .newInstance();
        String url = order();
        print("ready now");
        order();
        try (StorageEngine engine = provider.open(options(job, url))) {
            print("opened " + engine.status().schemaVersion().orElse("none") + " "
                    + engine.status().pendingMigrations());
            work(job, engine);
        } catch (StorageException e) {
            e.printStackTrace();
            print("failed " + e.code());
        }
    }

    private void openFromEnvironment() {
        try (StorageEngine engine = StorageEngine.fromEnvironment()) {
            Serving.assertServes(engine.storage());
            print("opened " + engine.name() + ", which serves");
        } catch (StorageException e) {
            print("failed " + e.code() + " " + e.getMessage());
        }
    }

    private void work(String job, StorageEngine engine) throws Exception {
        switch (job) {
            case "open" -> print("closing now");
            case "history" -> new ChildHistory(this, engine).run();
            case "append" -> new ChildAppends(this, engine).run();
            case "load" -> new ChildLoad(this, engine).run();
            case "stream" -> new ChildStream(this, engine).run();
            default -> throw new IllegalArgumentException("no such job: " + job);
        }
    }

    private StorageOptions options(String job, String url) {
        StorageOptions.Builder options = StorageOptions.builder().url(url);
        if (job.equals("stream")) {
            options.streamHeartbeat(Duration.parse(argument(3))).streamFlushInterval(Duration.ofHours(1));
        }
        return options.build();
    }

    String argument(int index) {
        return arguments.get(index);
    }

    /** Waits for the next line on standard input; it ends with the test that started this process. */
    String order() throws IOException {
        String line = orders.readLine();
        if (line == null) {
            throw new IllegalStateException("the test is gone");
        }
        return line;
    }

    /** Prints lines by one write, so that a kill can cut off the last line only. */
    void print(String lines) {
        try {
            output.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the test hears no more", e);
        }
    }
}
