package dev.turnbase.sql.store;

import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Marks the messages of a tenant's dead streams as failed, keeping their text so far. */
final class StreamRecovery {
    private static final String REASON = "the stream's heartbeat stopped; recovered";

    private final String tenant;
    private final long olderThanMicros;
    private final StoreContext context;

    StreamRecovery(String tenant, long olderThanMicros, StoreContext context) {
        this.tenant = tenant;
        this.olderThanMicros = olderThanMicros;
        this.context = context;
    }

    /** The recovered messages, by id. */
    List<Message> run(Session session) throws SQLException {
        List<String> dead = session.query(Hot.LOCK_DEAD_STREAMS, row -> row.getString(1), tenant, olderThanMicros);
        List<Message> recovered = new ArrayList<>();
        for (String id : dead) {
            recovered.add(recover(session, id).model());
        }
        return recovered;
    }

    private MessageRow recover(Session session, String id) throws SQLException {
        String text = String.join("", session.query(Hot.PARTS, row -> row.getString(1), tenant, id));
        MessageRow row = session.first(Hot.LOCK_MESSAGE, MessageRow::read, tenant, id)
                .orElseThrow(() -> new IllegalStateException("the stream of message " + id + " has no message"));
        row.end(MessageStatus.FAILED, REASON, text, context.now());
        MessageWrites.write(session, tenant, row);
        StreamLease.release(session, tenant, id);
        return row;
    }
}
