package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The temporary folder of one server: its program, its data and what it says. */
record BinariesFolder(Path root) {
    private static final int TAIL = 3_000;

    static BinariesFolder create(Product product) throws IOException {
        Path root = Files.createTempDirectory("turnbase-" + product.title());
        // A server that runs as another user than root has to get at its program and data.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(root.resolve("home"));
        Files.createDirectories(root.resolve("data"));
        return new BinariesFolder(root);
    }

    Path home() {
        return root.resolve("home");
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log.txt");
    }

    /** Writes a file beside program and data. */
    Path write(String name, String content) throws IOException {
        return Files.writeString(root.resolve(name), content);
    }

    /** Starts a command that writes to the log. */
    Process start(List<String> command, @Nullable Path input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        return builder.start();
    }

    /** Runs a command to its end, which must be a good one. */
    void run(List<String> command, @Nullable Path input) throws IOException {
        Process process = start(command, input);
        Until.holds(command.get(0) + " ends", () -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " has failed: " + lastWords());
        }
    }

    String lastWords() {
        try {
            String words = Files.readString(log());
            return words.substring(Math.max(0, words.length() - TAIL));
        } catch (IOException e) {
            return "it has said nothing";
        }
    }

    void delete() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
