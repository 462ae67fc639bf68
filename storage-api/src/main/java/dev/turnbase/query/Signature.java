package dev.turnbase.query;

import dev.turnbase.model.FieldValue;

/** Writes down what a cursor is bound to, so that no two different queries write the same. */
final class Signature {
    private final StringBuilder text;

    Signature(String list, Enum<?> order, Direction direction) {
        this.text =
                new StringBuilder(list).append('|').append(order).append('|').append(direction);
    }

    /** A condition left out leaves no trace, so that a field added later changes no cursor. */
    Signature with(String field, FieldValue<?> condition) {
        if (condition.isStated()) {
            text.append('|').append(field).append('=');
            Object value = condition.value();
            if (value == null) {
                text.append("none");
            } else {
                String shown = value.toString();
                text.append(shown.length()).append(':').append(shown);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
