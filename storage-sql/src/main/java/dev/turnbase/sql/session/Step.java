package dev.turnbase.sql.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is still to be sent.
 *
 * @param sql its text
 * @param isControl whether it only begins or ends something
 * @param values what it binds: each a String, Long, Integer, byte[] or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Step(String sql, boolean isControl, @Nullable Object... values) {
    /** A statement that binds nothing. */
    static Step control(String sql) {
        return new Step(sql, true, new @Nullable Object[0]);
    }

    /** One text of several statements; none of ours has a semicolon of its own. */
    static String text(List<Step> steps) {
        return steps.stream().map(Step::sql).collect(Collectors.joining("; "));
    }

    static void bindAll(List<Step> steps, PreparedStatement prepared) throws SQLException {
        int place = 1;
        for (Step step : steps) {
            place = bind(prepared, place, step.values);
        }
    }

    /** Binds the values from a place on; answers the next place. */
    static int bind(PreparedStatement prepared, int from, @Nullable Object... values) throws SQLException {
        int place = from;
        for (Object value : values) {
            bindOne(prepared, place++, value);
        }
        return place;
    }

    private static void bindOne(PreparedStatement prepared, int place, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            prepared.setString(place, text);
        } else if (value instanceof Long number) {
            prepared.setLong(place, number);
        } else if (value instanceof Integer number) {
            prepared.setInt(place, number);
        } else if (value instanceof byte[] bytes) {
            prepared.setBytes(place, bytes);
        } else if (value == null) {
            // Without a type, since PostgreSQL refuses a text where a column is a number.
            prepared.setNull(place, Types.NULL);
        } else {
            throw new IllegalArgumentException(
                    "can't bind a " + value.getClass().getName());
        }
    }
}
