package dev.turnbase.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.turnbase.contract.ConformanceReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles examples/heap-engine from its sources, as another project's, and holds it to the contract and the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("thorough")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Order(Integer.MAX_VALUE)
final class EngineExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "heap-engine");
    private static final Pattern SIZE_OF_THE_CONTRACT = Pattern.compile("(\\d+) tests of the contract");
    private static final int LONGEST_SUITE = 40;

    private final Path classes;
    private final Compiled example;

    EngineExampleTest(@TempDir Path classes) throws IOException {
        this.classes = classes;
        example = Compiled.of(classes, "heap-engine", "src/main/java", "src/test/java");
        String services = "META-INF/services/dev.turnbase.spi.StorageEngineProvider";
        Files.createDirectories(classes.resolve(services).getParent());
        Files.copy(EXAMPLE.resolve("src/main/resources").resolve(services), classes.resolve(services));
    }

    @AfterAll
    void close() throws IOException {
        example.close();
    }

    @Test
    void the_example_passes_the_contract_whole() throws Exception {
        Class<?> suite = example.load("com.example.engine.HeapEngineContractTest");

        TestExecutionSummary summary = withItsClasses(() -> run(suite));

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount())
                .as("as many tests as README says; change its number if the contract has grown")
                .isEqualTo(sizeOfTheContract());
        assertThat(summary.getTestsFoundCount()).isEqualTo(summary.getTestsSucceededCount());
    }

    @Test
    void the_fixture_and_the_suite_class_are_short() throws IOException {
        assertThat(EXAMPLE.resolve("src/test/java/com/example/engine")).isDirectoryContaining("glob:**Test.java");
        try (Stream<Path> files = Files.list(EXAMPLE.resolve("src/test/java/com/example/engine"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(LONGEST_SUITE));
        }
    }

    @Test
    void the_command_finds_the_engine_on_an_extra_class_path() throws Exception {
        assertThat(turnbase(3, classes.toString(), "heap:")).startsWith("{\"engine\":\"heap\",\"configured\":true");
    }

    @Test
    void the_command_lists_the_engines_that_it_has_if_none_knows_the_scheme() throws Exception {
        assertThat(turnbase(9, "", "heap:")).contains("no engine", "\"heap\"", "sqlite (file)");
        assertThat(turnbase(9, classes.toString(), "heaps:")).contains("\"heaps\"", "heap (heap)", "sqlite (file)");
    }

    /** A test of the engine's own would have its classes on the class path, where child processes look for them. */
    private <T> T withItsClasses(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        String classPath = System.getProperty("java.class.path");
        try {
            thread.setContextClassLoader(example.loader());
            System.setProperty("java.class.path", classes + File.pathSeparator + classPath);
            return action.get();
        } finally {
            System.setProperty("java.class.path", classPath);
            thread.setContextClassLoader(loader);
        }
    }

    /** Without the listeners and the reports of this run, which are of this project's engines. */
    private static TestExecutionSummary run(Class<?> suite) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        Launcher launcher = LauncherFactory.create(config);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .configurationParameter(ConformanceReport.PARAMETER, "false")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }

    private static long sizeOfTheContract() throws IOException {
        return SIZE_OF_THE_CONTRACT
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map((MatchResult match) -> Long.valueOf(match.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** Starts the command by class path, as bin/turnbase does with TURNBASE_CLASSPATH; answers what it printed. */
    private static String turnbase(int exitCode, String extra, String url) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "dev.turnbase.cli.Main"));
        command.addAll(List.of("status", "--json", "--db-url", url));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + extra;
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}
