package dev.turnbase.contract.script;

import java.time.Duration;
import java.util.stream.Collectors;

/** A value that can be written as it is: text, a number, a constant of an enum, a duration. */
record Literal(Object value) implements Expression {
    private static final int LONG_TEXT = 40;

    @Override
    public Object on(Side side) {
        return value;
    }

    @Override
    public String java(Side side) {
        return write(value);
    }

    static String write(Object value) {
        if (value instanceof String text) {
            return isRepetition(text) ? quoted(text.substring(0, 1)) + ".repeat(" + text.length() + ")" : quoted(text);
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof Duration duration) {
            return "Duration.ofMillis(" + duration.toMillis() + ")";
        }
        return value instanceof Long number ? number + "L" : String.valueOf(value);
    }

    private static boolean isRepetition(String text) {
        return text.length() > LONG_TEXT && text.chars().allMatch(c -> c == text.charAt(0));
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Literal::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> c >= ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c);
        };
    }
}
