package dev.turnbase.sql.engine;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the values of a URL's options; a refusal names the option and never shows its value. */
public final class UrlOptions {
    private UrlOptions() {}

    /**
     * A whole number.
     *
     * @throws InvalidInputException if it is none, or outside {@code least} to {@code most}
     */
    public static int number(StorageUrl url, String name, int otherwise, int least, int most) {
        String text = url.option(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refused(name, "is a whole number from " + least + " to " + most);
    }

    /**
     * A number of seconds that may be 0, which each option gives a meaning of its own.
     *
     * @throws InvalidInputException if it is none, or neither 0 nor {@code least} to {@code most}
     */
    public static Duration seconds(StorageUrl url, String name, int otherwise, int least, int most) {
        int seconds = number(url, name, otherwise, 0, most);
        if (seconds > 0 && seconds < least) {
            throw refused(name, "is 0, or a whole number from " + least + " to " + most);
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * One of several words, in lower case as stated here.
     *
     * @throws InvalidInputException if it is another
     */
    public static Optional<String> word(StorageUrl url, String name, Set<String> words) {
        Optional<String> word = url.option(name);
        if (word.isPresent() && !words.contains(word.get())) {
            throw refused(name, "is one of " + new TreeSet<>(words));
        }
        return word;
    }

    /**
     * {@code true} or {@code false}; false if it is not stated.
     *
     * @throws InvalidInputException if it is something else
     */
    public static boolean flag(StorageUrl url, String name) {
        return word(url, name, Set.of("true", "false")).orElse("false").equals("true");
    }

    /**
     * A text that is not empty.
     *
     * @throws InvalidInputException if it is
     */
    public static Optional<String> text(StorageUrl url, String name) {
        Optional<String> text = url.option(name);
        if (text.isPresent() && text.get().isEmpty()) {
            throw refused(name, "is empty; give it a value, or leave it out");
        }
        return text;
    }

    /**
     * A file that can be read, relative to the working directory.
     *
     * @throws InvalidInputException if there is none
     */
    public static Optional<Path> file(StorageUrl url, String name) {
        return url.option(name).map(text -> {
            try {
                Path file = Path.of(text);
                if (Files.isRegularFile(file) && Files.isReadable(file)) {
                    return file.toAbsolutePath();
                }
            } catch (InvalidPathException e) {
                throw refused(name, "is no path of a file");
            }
            throw refused(name, "names no file that can be read");
        });
    }

    /** What to throw when an option can't be what it is. */
    public static InvalidInputException refused(String name, String problem) {
        return new InvalidInputException("url", "the option " + name + " " + problem);
    }
}
