package dev.turnbase.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code bin/turnbase} starts Java: a copy of it, with a build that is current and a Java that prints what it is told. */
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "bin", "turnbase");
    private static final List<String> MODULES =
            List.of("storage-api", "storage-sql", "storage-sqlite", "storage-postgres", "storage-mysql", "storage-cli");

    @TempDir
    private Path root = Path.of("");

    private Path build = root;

    @BeforeEach
    void pretendABuild() throws IOException {
        build = root.resolve("target/launcher/build.1");
        Files.createDirectories(root.resolve("bin"));
        Files.copy(LAUNCHER, root.resolve("bin/turnbase"));
        for (String source : List.of(".mvn", "storage-bom", "examples/transcripts")) {
            Files.createDirectories(root.resolve(source));
        }
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createFile(root.resolve("storage-bom/pom.xml"));
        Files.createDirectories(build);
        Files.writeString(root.resolve("target/launcher/latest"), "build.1\n");
        Files.createFile(build.resolve("stamp"));
    }

    private Path java(int release) throws IOException {
        Path home = Files.createDirectories(root.resolve("java-" + release));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + release + ".0.1\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private List<String> started(int release, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", root.resolve("bin/turnbase").toString(), "status", "--json")
                .redirectErrorStream(true);
        builder.environment().remove("TURNBASE_CLASSPATH");
        builder.environment().put("JAVA_HOME", java(release).toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output.lines().toList();
    }

    @Test
    void the_jar_is_started_alone_by_default() throws Exception {
        assertThat(started(17, Map.of())).containsExactly("-jar", build + "/turnbase.jar", "status", "--json");
        assertThat(started(25, Map.of("TURNBASE_CLASSPATH", "")))
                .containsExactly("-jar", build + "/turnbase.jar", "status", "--json");
    }

    @Test
    void the_class_path_of_the_environment_follows_the_jar() throws Exception {
        String mine = Files.createFile(root.resolve("my engine.jar")) + ":" + root + "/*";

        assertThat(started(17, Map.of("TURNBASE_CLASSPATH", mine)))
                .containsExactly("-cp", build + "/turnbase.jar:" + mine, "dev.turnbase.cli.Main", "status", "--json");
        assertThat(started(25, Map.of("TURNBASE_CLASSPATH", mine)))
                .startsWith("--enable-native-access=ALL-UNNAMED", "-cp");
    }

    @Test
    void a_class_path_that_is_not_there_is_refused() throws Exception {
        assertThat(started(17, Map.of("TURNBASE_CLASSPATH", root + ":" + root + "/missing.jar")))
                .containsExactly("turnbase: TURNBASE_CLASSPATH names " + root
                        + "/missing.jar, which is not there; build it, or mend the path");
    }
}
