package dev.turnbase.sql.store;

import dev.turnbase.model.MessageStatus;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Lookups;
import dev.turnbase.sql.statement.MessageQueries;
import dev.turnbase.sql.statement.Shapes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives pending messages their text so far. One statement reads status and parts of all, so that a text can't fall between
 * the parts and the message that they are folded into; a message that has ended since is read again.
 */
final class PendingTexts {
    private final String tenant;
    private final Shapes shapes;

    PendingTexts(String tenant, Shapes shapes) {
        this.tenant = tenant;
        this.shapes = shapes;
    }

    /** The rows with their texts, without those that were deleted since. */
    List<MessageRow> filled(Session session, List<MessageRow> rows) throws SQLException {
        List<String> pending =
                rows.stream().filter(MessageRow::isPending).map(row -> row.id).toList();
        if (pending.isEmpty()) {
            return rows;
        }
        Map<String, Text> texts = texts(session, pending);
        List<MessageRow> filled = new ArrayList<>();
        for (MessageRow row : rows) {
            MessageRow now = row.isPending() ? filled(session, row, texts.get(row.id)) : row;
            if (now != null) {
                filled.add(now);
            }
        }
        return filled;
    }

    private @Nullable MessageRow filled(Session session, MessageRow row, @Nullable Text text) throws SQLException {
        if (text != null && text.pending) {
            row.content = text.soFar.toString();
            return row;
        }
        Optional<MessageRow> ended = session.first(Hot.GET_MESSAGE, MessageRow::read, tenant, row.id);
        return ended.orElse(null);
    }

    private Map<String, Text> texts(Session session, List<String> ids) throws SQLException {
        Map<String, Text> texts = new HashMap<>();
        if (ids.size() <= MessageQueries.TEXTS) {
            session.query(Hot.TEXTS, row -> added(texts, row), Ids.padded(tenant, ids, MessageQueries.TEXTS));
        } else {
            Object[] values = Ids.padded(tenant, ids);
            String sql = shapes.sql("texts|" + values.length, () -> Lookups.texts(values.length - 1));
            session.query(sql, row -> added(texts, row), values);
        }
        return texts;
    }

    private static boolean added(Map<String, Text> texts, ResultSet row) throws SQLException {
        Text text = texts.computeIfAbsent(row.getString(1), id -> new Text());
        text.pending = MessageStatus.PENDING.name().equals(row.getString(2));
        String part = row.getString(3);
        if (part != null) {
            text.soFar.append(part);
        }
        return true;
    }

    private static final class Text {
        private boolean pending;
        private final StringBuilder soFar = new StringBuilder();
    }
}
