package dev.turnbase.databases;

import dev.turnbase.servers.Product;
import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes which databases the contract ran against, and how many tests each, for the end of the build to show. */
public final class DatabaseReport implements TestExecutionListener {
    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "target", "databases.txt");

    private final Map<ContractTag, Tally> tallies = new EnumMap<>(ContractTag.class);
    private final Path file;

    public DatabaseReport() {
        this(FILE);
    }

    DatabaseReport(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        int failed = result.getStatus() == Status.SUCCESSFUL ? 0 : 1;
        // A failed class hides the tests that it would have had.
        if (identifier.isTest() || failed > 0) {
            identifier.getTags().stream()
                    .map(TestTag::getName)
                    .flatMap(tag -> ContractTag.of(tag).stream())
                    .forEach(tag -> tallies.merge(tag, new Tally(1, failed), Tally::plus));
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        Map<Product, TestServer> started = TestServers.started();
        Optional<String> mysqlMissing =
                Optional.ofNullable(started.get(Product.MYSQL)).flatMap(TestServer::standInReason);
        String text = ReportText.of(tallies, started, mysqlMissing, System.getProperty("engines", ""));
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("the report of databases can't be written", e);
        }
    }

    /** How many tests ran and how many of them failed. */
    record Tally(int ran, int failed) {
        Tally plus(Tally other) {
            return new Tally(ran + other.ran, failed + other.failed);
        }
    }
}
