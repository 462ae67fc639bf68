package dev.turnbase.query;

import dev.turnbase.model.FieldValue;

/** Writes down what a cursor is bound to, so that no two different queries write the same. */
final class Signature {
    private Signature() {}

    static String of(String list, Enum<?> order, Direction direction, FieldValue<?>... conditions) {
        StringBuilder text =
                new StringBuilder(list).append('|').append(order).append('|').append(direction);
        for (FieldValue<?> condition : conditions) {
            text.append('|').append(condition);
            Object value = condition.value();
            if (value != null) {
                String shown = value.toString();
                text.append(shown.length()).append(':').append(shown);
            }
        }
        return text.toString();
    }
}
