package dev.turnbase.bench.workload;

import java.util.List;
import java.util.stream.IntStream;

/** Messages as long as people write them, each of them different. */
final class Texts {
    private static final int LENGTH = 400;
    private static final String WORDS =
            "the quick brown fox jumps over the lazy dog and asks what a conversation costs, ".repeat(LENGTH / 60);

    private Texts() {}

    /** A text that begins with a mark. */
    static String of(String mark) {
        return (mark + " " + WORDS).substring(0, LENGTH);
    }

    /** The mark of a text. */
    static String mark(String text) {
        return text.substring(0, text.indexOf(' '));
    }

    static List<String> numbered(String mark, int count) {
        return IntStream.range(0, count).mapToObj(i -> of(mark + i)).toList();
    }
}
