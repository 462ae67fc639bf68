package dev.turnbase.sql.store;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of one tenant. As thread-safe as its executor. */
public final class SqlMessages implements Messages {
    private final Executor executor;
    private final StoreContext context;
    private final Streams streams;
    private final String tenant;
    private final MessageChecks checks;
    private final PendingTexts texts;
    private final MessageWrites writes;

    /** The messages of a tenant. */
    public SqlMessages(Executor executor, StoreContext context, Streams streams, String tenant) {
        this.executor = executor;
        this.context = context;
        this.streams = streams;
        this.tenant = tenant;
        this.checks = new MessageChecks(context.options().contentLimit());
        this.texts = new PendingTexts(tenant, context.shapes());
        this.writes = new MessageWrites(tenant, texts);
    }

    @Override
    public Message append(String conversationId, NewMessage message) {
        return append(conversationId, message, null);
    }

    @Override
    public Message append(String conversationId, NewMessage message, long lastKnownTurn) {
        return append(conversationId, message, Long.valueOf(lastKnownTurn));
    }

    private Message append(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        requireNonNull(conversationId, "conversationId");
        requireNonNull(message, "message");
        List<NewRow> rows = executor.checked(() -> {
            checkPlace(conversationId, lastKnownTurn);
            checks.append(message);
            return List.of(NewRow.appended(context, conversationId, message, context.now()));
        });
        return append("messages.append", conversationId, rows, lastKnownTurn).get(0);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages) {
        return appendAll(conversationId, messages, null);
    }

    @Override
    public List<Message> appendAll(String conversationId, List<NewMessage> messages, long lastKnownTurn) {
        return appendAll(conversationId, messages, Long.valueOf(lastKnownTurn));
    }

    private List<Message> appendAll(String conversationId, List<NewMessage> messages, @Nullable Long lastKnownTurn) {
        requireNonNull(conversationId, "conversationId");
        List<NewMessage> given = List.copyOf(requireNonNull(messages, "messages"));
        List<NewRow> rows = executor.checked(() -> {
            checkPlace(conversationId, lastKnownTurn);
            checks.appendAll(given);
            long now = context.now();
            return given.stream()
                    .map(message -> NewRow.appended(context, conversationId, message, now))
                    .toList();
        });
        return rows.isEmpty() ? List.of() : append("messages.appendAll", conversationId, rows, lastKnownTurn);
    }

    private List<Message> append(
            String operation, String conversationId, List<NewRow> rows, @Nullable Long lastKnownTurn) {
        Append append = Append.of(context, tenant, conversationId, rows, lastKnownTurn);
        return executor.write(operation, append).stream().map(MessageRow::model).toList();
    }

    private static void checkPlace(String conversationId, @Nullable Long lastKnownTurn) {
        Inputs.id("conversationId", conversationId);
        if (lastKnownTurn != null) {
            Inputs.notNegative("lastKnownTurn", lastKnownTurn);
        }
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message) {
        return stream(conversationId, message, null);
    }

    @Override
    public MessageStream stream(String conversationId, NewMessage message, long lastKnownTurn) {
        return stream(conversationId, message, Long.valueOf(lastKnownTurn));
    }

    private MessageStream stream(String conversationId, NewMessage message, @Nullable Long lastKnownTurn) {
        requireNonNull(conversationId, "conversationId");
        requireNonNull(message, "message");
        executor.requireNoTransaction("messages.stream");
        checkPlace(conversationId, lastKnownTurn);
        checks.stream(message);
        NewRow row = NewRow.streamed(context, conversationId, message, context.now());
        return streams.open(executor, tenant, row, lastKnownTurn);
    }

    @Override
    public Optional<Message> get(String id) {
        Inputs.id("id", id);
        return executor.read("messages.get", session -> {
            Hot get = executor.locksRows() ? Hot.LOCK_MESSAGE : Hot.GET_MESSAGE;
            List<MessageRow> rows = session.query(get, MessageRow::read, tenant, id);
            return texts.filled(session, rows).stream().map(MessageRow::model).findFirst();
        });
    }

    @Override
    public Optional<Message> find(MessageFilter filter) {
        return listing().find(requireNonNull(filter, "filter"));
    }

    @Override
    public Page<Message> list(MessageQuery query) {
        return listing().list(requireNonNull(query, "query"));
    }

    @Override
    public long count(MessageFilter filter) {
        return listing().count(requireNonNull(filter, "filter"));
    }

    @Override
    public List<Message> latest(String conversationId, int n) {
        Inputs.id("conversationId", conversationId);
        Inputs.notNegative("n", n);
        return executor.read("messages.latest", session -> latest(session, conversationId, n));
    }

    private List<Message> latest(Session session, String conversationId, int n) throws SQLException {
        List<MessageRow> rows = session.query(Hot.LATEST, MessageRow::read, tenant, conversationId, n);
        List<MessageRow> oldestFirst = new ArrayList<>(rows);
        Collections.reverse(oldestFirst);
        return texts.filled(session, oldestFirst).stream()
                .map(MessageRow::model)
                .toList();
    }

    @Override
    public Message update(String id, MessagePatch patch) {
        requireNonNull(id, "id");
        requireNonNull(patch, "patch");
        executor.checked(() -> {
            checks.update(patch);
            return Inputs.id("id", id);
        });
        return executor.write("messages.update", session -> writes.update(session, id, patch, context.now()))
                .model();
    }

    @Override
    public boolean delete(String id) {
        executor.checked(() -> Inputs.id("id", id));
        return executor.write("messages.delete", session -> writes.delete(session, id));
    }

    @Override
    public long deleteFrom(String conversationId, long turn) {
        requireNonNull(conversationId, "conversationId");
        executor.checked(() -> {
            Inputs.notNegative("turn", turn);
            return Inputs.id("conversationId", conversationId);
        });
        return executor.write("messages.deleteFrom", session -> writes.deleteFrom(session, conversationId, turn));
    }

    @Override
    public List<Message> recoverPending(Duration olderThan) {
        return streams.recoverPending(executor, tenant, olderThan);
    }

    /** Made when it is needed: its class takes jOOQ's with it when it is loaded. */
    private MessageListing listing() {
        return new MessageListing(executor, context, tenant, texts);
    }
}
