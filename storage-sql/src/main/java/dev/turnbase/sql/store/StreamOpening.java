package dev.turnbase.sql.store;

import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.session.WriteWork;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends a pending message with the lease of its stream. */
final class StreamOpening implements WriteWork<MessageRow> {
    private final String tenant;
    private final String token;
    private final NewRow pending;
    private final Append append;

    StreamOpening(StoreContext context, String tenant, String token, NewRow pending, @Nullable Long lastKnownTurn) {
        this.tenant = tenant;
        this.token = token;
        this.pending = pending;
        this.append = Append.partOfAWrite(context, tenant, pending.row().conversation, List.of(pending), lastKnownTurn);
    }

    @Override
    public MessageRow run(Session session) throws SQLException {
        requireNoOtherStream(session);
        MessageRow appended = append.run(session).get(0);
        session.defer(Hot.INSERT_STREAM, tenant, appended.id, token);
        return appended;
    }

    private void requireNoOtherStream(Session session) throws SQLException {
        MessageRow row = pending.row();
        if (pending.hasGivenId()
                && session.exists(Hot.FIND_STREAM, tenant, row.id)
                && session.exists(Hot.FIND_IN_CONVERSATION, tenant, row.conversation, row.id)) {
            throw new StateConflictException(
                    "message " + row.id + " is being streamed already; wait for its end, or stream under another id");
        }
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        return append.explain(session);
    }
}
