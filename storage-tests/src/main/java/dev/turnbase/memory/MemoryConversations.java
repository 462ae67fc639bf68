package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Conversations and what shows them. */
record MemoryConversations(Store store, String tenant, Rows rows) implements Conversations {
    @Override
    public Conversation create(NewConversation conversation) {
        requireObjects("", requireNonNull(conversation, "conversation"));
        return add(conversation);
    }

    @Override
    public List<Conversation> createAll(List<NewConversation> conversations) {
        Fields.checkEach("conversations", conversations, MemoryConversations::requireObjects);
        return conversations.stream().map(this::add).toList();
    }

    @Override
    public Optional<Conversation> get(String id) {
        return Optional.ofNullable(rows.conversations.get(Inputs.id("id", id)));
    }

    @Override
    public Optional<Conversation> find(ConversationFilter filter) {
        Fields.requireCondition(requireNonNull(filter, "filter").isEmpty());
        return matching(filter).findFirst();
    }

    @Override
    public Page<Conversation> list(ConversationQuery query) {
        return sorted(requireNonNull(query, "query").signature(), query.order(), query.direction())
                .page(matching(query.filter()), query.page(), c -> view(c, query.page()));
    }

    @Override
    public Page<ConversationSummary> inbox(String userId, InboxScope scope, PageRequest page) {
        requireNonNull(scope, "scope");
        requireNonNull(page, "page");
        ConversationFilter owned = ConversationFilter.any().owner(Inputs.id("userId", userId));
        ConversationFilter shown = scope == InboxScope.ALL ? owned : owned.archived(scope == InboxScope.ARCHIVED);
        return sorted("inbox|" + scope + "|" + userId, ConversationOrder.LAST_ACTIVITY, Direction.DESCENDING)
                .page(matching(shown), page, c -> summary(c, page));
    }

    @Override
    public Optional<ConversationSnapshot> open(String id, int lastN) {
        Inputs.notNegative("lastN", lastN);
        return get(id).map(conversation -> ConversationSnapshot.builder()
                .conversation(conversation)
                .owner(conversation.ownerId().map(rows::user).orElse(null))
                .messages(rows.latest(id, lastN))
                .build());
    }

    @Override
    public Conversation update(String id, ConversationPatch patch) {
        Fields.requireObject("context", requireNonNull(patch, "patch").context().value());
        Fields.requireObject("metadata", patch.metadata().value());
        Conversation old = rows.conversation(Inputs.id("id", id));
        Fields.requireVersion("conversation", id, patch.ifVersion(), old.version());
        if (patch.isEmpty()) {
            return old;
        }
        return rows.put(bumped(old, patch.applyTo(old)).build());
    }

    @Override
    public Conversation archive(String id, boolean archived) {
        Conversation old = rows.conversation(Inputs.id("id", id));
        return old.archived() == archived
                ? old
                : rows.put(bumped(old, old.toBuilder().archived(archived)).build());
    }

    @Override
    public Conversation markRead(String id, long turn) {
        Inputs.notNegative("turn", turn);
        Conversation old = rows.conversation(Inputs.id("id", id));
        if (turn > old.lastTurn()) {
            throw new InvalidInputException(
                    "turn", "is " + turn + "; the conversation's last turn is " + old.lastTurn());
        }
        long lastReadTurn = Math.max(turn, old.lastReadTurn());
        return rows.put(old.toBuilder().lastReadTurn(lastReadTurn).build());
    }

    @Override
    public Conversation transfer(String id, String toUserId) {
        Inputs.id("id", id);
        Inputs.id("toUserId", toUserId);
        Conversation old = rows.conversation(id);
        rows.user(toUserId);
        return old.ownerId().equals(Optional.of(toUserId))
                ? old
                : rows.put(bumped(old, old.toBuilder().ownerId(toUserId)).build());
    }

    @Override
    public Conversation fork(String id, long throughTurn) {
        Inputs.notNegative("throughTurn", throughTurn);
        Conversation source = rows.conversation(Inputs.id("id", id));
        Instant now = store.now();
        String forkId = store.newId();
        Conversation.Builder fork = source.toBuilder().id(forkId).forkedFrom(id).archived(false);
        fork.lastTurn(Math.min(throughTurn, source.lastTurn()));
        fork.lastReadTurn(Math.min(throughTurn, source.lastReadTurn()));
        fork.messageCount(copyMessages(id, throughTurn, forkId));
        fork.version(1).createdAt(now).updatedAt(now).lastActivity(now);
        return rows.put(fork.build());
    }

    /** Copies in the order of the turns, so that what a message answers has its new id already. */
    private long copyMessages(String from, long throughTurn, String to) {
        Map<String, String> newIds = new HashMap<>();
        for (Message stored : rows.turnsOf(from).headMap(throughTurn, true).values()) {
            Message source = rows.read(stored);
            String newId = store.newId();
            newIds.put(source.id(), newId);
            Message.Builder copy =
                    source.toBuilder().id(newId).conversationId(to).version(1);
            copy.replyTo(source.replyTo().map(newIds::get).orElse(null));
            if (source.status() == MessageStatus.PENDING) {
                copy.status(MessageStatus.CANCELLED).statusReason("forked while pending");
            }
            rows.put(copy.build());
        }
        return newIds.size();
    }

    @Override
    public boolean delete(String id) {
        boolean found = rows.conversations.containsKey(Inputs.id("id", id));
        rows.removeConversation(id);
        return found;
    }

    private Conversation add(NewConversation conversation) {
        Instant now = store.now();
        rows.tenantExists(now);
        String id = conversation.id().orElseGet(store::newId);
        if (rows.conversations.containsKey(id)) {
            throw new AlreadyExistsException("conversation", "id");
        }
        conversation.ownerId().ifPresent(rows::user);
        Conversation.Builder added = conversation.toBuilder().id(id).lastActivity(now);
        return rows.put(added.createdAt(now).updatedAt(now).build());
    }

    private Conversation.Builder bumped(Conversation old, Conversation.Builder changed) {
        return changed.version(old.version() + 1).updatedAt(Fields.later(store.now(), old.updatedAt()));
    }

    private Stream<Conversation> matching(ConversationFilter filter) {
        return rows.conversations.values().stream().filter(filter::meets);
    }

    private Listing<Conversation> sorted(String signature, ConversationOrder order, Direction direction) {
        return new Listing<>(tenant, signature, direction, c -> sortKey(order, c), Conversation::id);
    }

    private static String sortKey(ConversationOrder order, Conversation c) {
        return switch (order) {
            case ID -> "";
            case CREATED_AT -> Listing.sortable(c.createdAt());
            case LAST_ACTIVITY -> Listing.sortable(c.lastActivity());
            case TITLE -> c.title();
        };
    }

    private static Conversation view(Conversation c, PageRequest page) {
        return page.heavyFields() ? c : c.toBuilder().heavyFieldsOmitted(true).build();
    }

    private ConversationSummary summary(Conversation c, PageRequest page) {
        ConversationSummary.Builder summary = ConversationSummary.builder().conversation(view(c, page));
        rows.latest(c.id(), 1).forEach(message -> summary.lastMessage(MemoryMessages.view(message, page)));
        long unread = rows.turnsOf(c.id()).tailMap(c.lastReadTurn(), false).size();
        return summary.unreadCount(unread).build();
    }

    private static void requireObjects(String place, NewConversation conversation) {
        Fields.requireObject(place + "context", conversation.context());
        Fields.requireObject(place + "metadata", conversation.metadata());
    }
}
