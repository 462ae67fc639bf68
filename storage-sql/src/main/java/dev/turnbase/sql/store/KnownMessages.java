package dev.turnbase.sql.store;

import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Lookups;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for messages by their ids, many at a time. */
final class KnownMessages {
    private static final int MOST = 512;

    private final StoreContext context;
    private final Session session;
    private final String tenant;

    KnownMessages(StoreContext context, Session session, String tenant) {
        this.context = context;
        this.session = session;
        this.tenant = tenant;
    }

    /** Those of the ids that are taken, and by what. */
    Map<String, StoredRow> stored(List<String> ids) throws SQLException {
        Map<String, StoredRow> found = new HashMap<>();
        if (ids.size() == 1) {
            session.first(Hot.FIND_STORED, StoredRow::read, tenant, ids.get(0))
                    .ifPresent(stored -> found.put(stored.row().id, stored));
            return found;
        }
        for (int from = 0; from < ids.size(); from += MOST) {
            Object[] values = Ids.padded(tenant, ids.subList(from, Math.min(ids.size(), from + MOST)));
            String sql = context.shapes().sql("stored|" + values.length, () -> Lookups.stored(values.length - 1));
            session.query(sql, StoredRow::read, values).forEach(stored -> found.put(stored.row().id, stored));
        }
        return found;
    }

    /** Those of the ids that are messages of a conversation. */
    Set<String> ofConversation(String conversation, List<String> ids) throws SQLException {
        Set<String> found = new HashSet<>();
        if (ids.size() == 1) {
            if (session.exists(Hot.FIND_IN_CONVERSATION, tenant, conversation, ids.get(0))) {
                found.add(ids.get(0));
            }
            return found;
        }
        for (int from = 0; from < ids.size(); from += MOST) {
            Object[] values = Ids.padded(tenant, ids.subList(from, Math.min(ids.size(), from + MOST)));
            String sql = context.shapes().sql("places|" + values.length, () -> Lookups.places(values.length - 1));
            session.query(
                    sql,
                    row -> conversation.equals(row.getString(1)) && found.add(String.valueOf(row.getString(2))),
                    values);
        }
        return found;
    }
}
