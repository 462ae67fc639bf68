package dev.turnbase.contract.script;

import java.util.ArrayList;
import java.util.List;

/** Lines of Java. */
final class JavaText {
    private final List<String> lines = new ArrayList<>();
    private int depth;

    void line(String line) {
        lines.add("    ".repeat(depth) + line);
    }

    void open(String line) {
        line(line);
        depth++;
    }

    void close(String line) {
        depth--;
        line(line);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
