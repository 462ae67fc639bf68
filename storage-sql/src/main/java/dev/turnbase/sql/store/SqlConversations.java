package dev.turnbase.sql.store;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.NewConversation;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.statement.Hot;
import java.util.List;
import java.util.Optional;

/** The conversations of one tenant. As thread-safe as its executor. */
public final class SqlConversations implements Conversations {
    private final Executor executor;
    private final StoreContext context;
    private final String tenant;
    private final PendingTexts texts;
    private final ConversationWrites writes;

    /** The conversations of a tenant. */
    public SqlConversations(Executor executor, StoreContext context, String tenant) {
        this.executor = executor;
        this.context = context;
        this.tenant = tenant;
        this.texts = new PendingTexts(tenant, context.shapes());
        this.writes = new ConversationWrites(tenant);
    }

    @Override
    public Conversation create(NewConversation conversation) {
        requireNonNull(conversation, "conversation");
        ConversationRow row = executor.checked(() -> checked("", conversation, context.now()));
        return insertAll("conversations.create", List.of(row)).get(0);
    }

    @Override
    public List<Conversation> createAll(List<NewConversation> conversations) {
        List<NewConversation> given = List.copyOf(requireNonNull(conversations, "conversations"));
        List<ConversationRow> rows = executor.checked(() -> {
            long now = context.now();
            return java.util.stream.IntStream.range(0, given.size())
                    .mapToObj(i -> checked("conversations[" + i + "].", given.get(i), now))
                    .toList();
        });
        return insertAll("conversations.createAll", rows);
    }

    private ConversationRow checked(String prefix, NewConversation conversation, long now) {
        Json.checkObject(prefix + "context", conversation.context());
        Json.checkObject(prefix + "metadata", conversation.metadata());
        return new ConversationRow(conversation.id().orElseGet(context::newId), conversation, now);
    }

    private List<Conversation> insertAll(String operation, List<ConversationRow> rows) {
        if (!rows.isEmpty()) {
            executor.write(
                    operation,
                    new Write<>(session -> writes.insert(session, rows), session -> writes.violation(session, rows)));
        }
        return rows.stream().map(ConversationRow::model).toList();
    }

    @Override
    public Optional<Conversation> get(String id) {
        Inputs.id("id", id);
        return executor.read(
                "conversations.get",
                session -> (executor.locksRows()
                                ? writes.locked(session, id)
                                : session.first(Hot.GET_CONVERSATION, ConversationRow::read, tenant, id))
                        .map(ConversationRow::model));
    }

    @Override
    public Optional<Conversation> find(ConversationFilter filter) {
        return listing().find(requireNonNull(filter, "filter"));
    }

    @Override
    public Page<Conversation> list(ConversationQuery query) {
        return listing().list(requireNonNull(query, "query"));
    }

    @Override
    public Page<ConversationSummary> inbox(String userId, InboxScope scope, PageRequest page) {
        Inputs.id("userId", userId);
        Inbox inbox =
                new Inbox(context, tenant, userId, requireNonNull(scope, "scope"), requireNonNull(page, "page"), texts);
        return executor.read("conversations.inbox", inbox::read);
    }

    @Override
    public Optional<ConversationSnapshot> open(String id, int lastN) {
        Inputs.id("id", id);
        Inputs.notNegative("lastN", lastN);
        return executor.read("conversations.open", session -> Snapshot.read(session, tenant, id, lastN, texts));
    }

    @Override
    public Conversation update(String id, ConversationPatch patch) {
        requireNonNull(id, "id");
        requireNonNull(patch, "patch");
        executor.checked(() -> {
            Json.checkObject("context", patch.context());
            Json.checkObject("metadata", patch.metadata());
            return Inputs.id("id", id);
        });
        return executor.write("conversations.update", session -> writes.update(session, id, patch, context.now()))
                .model();
    }

    @Override
    public Conversation archive(String id, boolean archived) {
        executor.checked(() -> Inputs.id("id", id));
        return executor.write("conversations.archive", session -> writes.archive(session, id, archived, context.now()))
                .model();
    }

    @Override
    public Conversation markRead(String id, long turn) {
        executor.checked(() -> {
            Inputs.notNegative("turn", turn);
            return Inputs.id("id", id);
        });
        return executor.write("conversations.markRead", session -> writes.markRead(session, id, turn))
                .model();
    }

    @Override
    public Conversation transfer(String id, String toUserId) {
        requireNonNull(toUserId, "toUserId");
        executor.checked(() -> {
            Inputs.id("toUserId", toUserId);
            return Inputs.id("id", id);
        });
        return executor.write(
                        "conversations.transfer", session -> writes.transfer(session, id, toUserId, context.now()))
                .model();
    }

    @Override
    public Conversation fork(String id, long throughTurn) {
        executor.checked(() -> {
            Inputs.notNegative("throughTurn", throughTurn);
            return Inputs.id("id", id);
        });
        Fork fork = new Fork(context, tenant, writes, texts, id, throughTurn);
        return executor.write("conversations.fork", fork::make).model();
    }

    @Override
    public boolean delete(String id) {
        executor.checked(() -> Inputs.id("id", id));
        return executor.write("conversations.delete", session -> writes.delete(session, id));
    }

    /** Made when it is needed: its class takes jOOQ's with it when it is loaded. */
    private ConversationListing listing() {
        return new ConversationListing(executor, context, tenant);
    }
}
