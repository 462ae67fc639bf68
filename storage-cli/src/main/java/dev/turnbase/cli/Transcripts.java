package dev.turnbase.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where transcripts come from: the command's own jar, a file, or standard input. */
final class Transcripts {
    /** What {@code --transcript} calls standard input. */
    private static final String STANDARD_INPUT = "-";

    /** The files of examples/transcripts, which the build puts beside this class. */
    static final List<String> SHIPPED = List.of("analects.zh.txt", "coriolanus.en.txt", "romeo-and-juliet.en.txt");

    private static final String SUFFIX = ".txt";

    private Transcripts() {}

    static List<Transcript> read(@Nullable String file, InputStream in) {
        if (file == null) {
            return SHIPPED.stream().map(Transcripts::shipped).toList();
        }
        return List.of(file.equals(STANDARD_INPUT) ? standardInput(in) : file(file));
    }

    private static Transcript shipped(String name) {
        try (InputStream in = requireNonNull(Transcripts.class.getResourceAsStream("transcripts/" + name), name)) {
            return new TranscriptParser(name).parse(title(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript standardInput(InputStream in) {
        try {
            return new TranscriptParser("standard input").parse("standard input", in.readAllBytes());
        } catch (IOException e) {
            throw new UsageException("standard input can't be read: " + e);
        }
    }

    private static Transcript file(String name) {
        try {
            Path path = Path.of(name);
            return new TranscriptParser(name).parse(title(path.getFileName()), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new UsageException("--transcript: there is no file " + name);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--transcript: " + name + " can't be read: " + e);
        }
    }

    private static String title(@Nullable Path name) {
        return name == null ? "" : title(name.toString());
    }

    private static String title(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
