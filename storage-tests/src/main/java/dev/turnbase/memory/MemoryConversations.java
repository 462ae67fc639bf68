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
import dev.turnbase.spi.CursorCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conversations and what shows them. */
record MemoryConversations(Store store, String tenant, Rows rows) implements Conversations {
    @Override
    public Conversation create(NewConversation conversation) {
        requireObjects("", requireNonNull(conversation, "conversation"));
        return create(conversation, store.now());
    }

    @Override
    public List<Conversation> createAll(List<NewConversation> conversations) {
        Texts.each("conversations", conversations, (place, each) -> requireObjects(place + ".", each));
        Instant now = store.now();
        return conversations.stream().map(each -> create(each, now)).toList();
    }

    @Override
    public Optional<Conversation> get(String id) {
        return Optional.ofNullable(rows.conversations.get(Inputs.id("id", id)));
    }

    @Override
    public Optional<Conversation> find(ConversationFilter filter) {
        Texts.requireCondition(requireNonNull(filter, "filter").isEmpty());
        ConversationQuery first = ConversationQuery.where(filter).orderBy(ConversationOrder.ID, Direction.ASCENDING);
        return list(first.page(PageRequest.first(1))).items().stream().findFirst();
    }

    @Override
    public Page<Conversation> list(ConversationQuery query) {
        CursorCodec codec =
                CursorCodec.of(tenant, requireNonNull(query, "query").signature());
        return listing(query.order())
                .page(
                        codec,
                        query.direction(),
                        query.page(),
                        c -> Optional.of(c)
                                .filter(each -> meets(query.filter(), each))
                                .map(each -> view(each, query.page().heavyFields())));
    }

    @Override
    public Page<ConversationSummary> inbox(String userId, InboxScope scope, PageRequest page) {
        requireNonNull(scope, "scope");
        requireNonNull(page, "page");
        Optional<String> owner = Optional.of(Inputs.id("userId", userId));
        Stream<Conversation> owned = rows.conversations.values().stream()
                .filter(c -> c.ownerId().equals(owner))
                .filter(c -> scope == InboxScope.ALL || c.archived() == (scope == InboxScope.ARCHIVED));
        CursorCodec codec = CursorCodec.of(tenant, "inbox|" + scope + "|" + userId);
        return Listing.sorted(owned, c -> Texts.sortable(c.lastActivity()), Conversation::id)
                .page(codec, Direction.DESCENDING, page, c -> Optional.of(summary(c, page.heavyFields())));
    }

    @Override
    public Optional<ConversationSnapshot> open(String id, int lastN) {
        Inputs.notNegative("lastN", lastN);
        return Optional.ofNullable(rows.conversations.get(Inputs.id("id", id)))
                .map(conversation -> ConversationSnapshot.builder()
                        .conversation(conversation)
                        .owner(conversation.ownerId().map(rows::user).orElse(null))
                        .messages(MemoryMessages.latest(rows, id, lastN))
                        .build());
    }

    @Override
    public Conversation update(String id, ConversationPatch patch) {
        requireNonNull(patch, "patch");
        Texts.requireObject("context", Copies.or(patch.context(), "{}"));
        Texts.requireObject("metadata", Copies.or(patch.metadata(), "{}"));
        Conversation old = rows.conversation(Inputs.id("id", id));
        Copies.requireVersion("conversation", id, patch.ifVersion(), old.version());
        return patch.isEmpty()
                ? old
                : changed(
                        old,
                        copy -> copy.title(Copies.or(patch.title(), old.title()))
                                .agent(Copies.or(patch.agent(), old.agent()))
                                .primer(patch.primer().orElse(old.primer().orElse(null)))
                                .context(Copies.or(patch.context(), old.context()))
                                .metadata(Copies.or(patch.metadata(), old.metadata())));
    }

    @Override
    public Conversation archive(String id, boolean archived) {
        Conversation old = rows.conversation(Inputs.id("id", id));
        return old.archived() == archived ? old : changed(old, copy -> copy.archived(archived));
    }

    @Override
    public Conversation markRead(String id, long turn) {
        Inputs.notNegative("turn", turn);
        Conversation old = rows.conversation(Inputs.id("id", id));
        if (turn > old.lastTurn()) {
            throw new InvalidInputException(
                    "turn", "is " + turn + "; the conversation's last turn is " + old.lastTurn());
        }
        return stored(
                Copies.of(old).lastReadTurn(Math.max(turn, old.lastReadTurn())).build());
    }

    @Override
    public Conversation transfer(String id, String toUserId) {
        Inputs.id("id", id);
        Inputs.id("toUserId", toUserId);
        Conversation old = rows.conversation(id);
        rows.user(toUserId);
        return old.ownerId().equals(Optional.of(toUserId)) ? old : changed(old, copy -> copy.ownerId(toUserId));
    }

    @Override
    public Conversation fork(String id, long throughTurn) {
        Inputs.notNegative("throughTurn", throughTurn);
        Conversation source = rows.conversation(Inputs.id("id", id));
        Instant now = store.now();
        String forkId = store.newId();
        long copied = copyMessages(id, throughTurn, forkId);
        return stored(Copies.of(source)
                .id(forkId)
                .lastTurn(Math.min(throughTurn, source.lastTurn()))
                .messageCount(copied)
                .lastActivity(now)
                .archived(false)
                .lastReadTurn(Math.min(source.lastReadTurn(), throughTurn))
                .forkedFrom(id)
                .version(1)
                .createdAt(now)
                .updatedAt(now)
                .build());
    }

    @Override
    public boolean delete(String id) {
        boolean found = rows.conversations.containsKey(Inputs.id("id", id));
        rows.removeConversation(id);
        return found;
    }

    private Conversation create(NewConversation conversation, Instant now) {
        rows.tenantExists(now);
        String id = conversation.id().orElseGet(store::newId);
        if (rows.conversations.containsKey(id)) {
            throw new AlreadyExistsException("conversation", "id");
        }
        conversation.ownerId().ifPresent(rows::user);
        return stored(Conversation.builder()
                .id(id)
                .ownerId(conversation.ownerId().orElse(null))
                .title(conversation.title())
                .agent(conversation.agent())
                .primer(conversation.primer().orElse(null))
                .context(conversation.context())
                .metadata(conversation.metadata())
                .lastActivity(now)
                .createdAt(now)
                .updatedAt(now)
                .build());
    }

    private Conversation changed(Conversation old, Function<Conversation.Builder, Conversation.Builder> change) {
        return stored(change.apply(Copies.of(old))
                .version(old.version() + 1)
                .updatedAt(Copies.later(store.now(), old.updatedAt()))
                .build());
    }

    private Conversation stored(Conversation conversation) {
        rows.put(conversation);
        return conversation;
    }

    /** Copies in the order of the turns, so that what a message answers has its new id already. */
    private long copyMessages(String from, long throughTurn, String to) {
        Map<String, String> newIds = new HashMap<>();
        for (String id : rows.turnsOf(from).headMap(throughTurn, true).values()) {
            Message source = rows.message(id).message();
            newIds.put(source.id(), store.newId());
            Message.Builder copy = Copies.of(source)
                    .id(newIds.getOrDefault(source.id(), ""))
                    .conversationId(to)
                    .replyTo(source.replyTo().map(newIds::get).orElse(null))
                    .version(1);
            if (source.status() == MessageStatus.PENDING) {
                copy.status(MessageStatus.CANCELLED).statusReason("forked while pending");
            }
            rows.put(new MessageRow(copy.build(), "", null));
        }
        return newIds.size();
    }

    private Listing<?, Conversation> listing(ConversationOrder order) {
        Stream<Conversation> all = rows.conversations.values().stream();
        return switch (order) {
            case ID -> Listing.byId(rows.conversations);
            case CREATED_AT -> Listing.sorted(all, c -> Texts.sortable(c.createdAt()), Conversation::id);
            case LAST_ACTIVITY -> Listing.sorted(all, c -> Texts.sortable(c.lastActivity()), Conversation::id);
            case TITLE -> Listing.sorted(all, Conversation::title, Conversation::id);
        };
    }

    private static boolean meets(ConversationFilter filter, Conversation c) {
        return Copies.meets(filter.id(), c.id())
                && Copies.meets(filter.ownerId(), c.ownerId().orElse(null))
                && Copies.meets(filter.title(), c.title())
                && Copies.meets(filter.agent(), c.agent())
                && Copies.meets(filter.primer(), c.primer().orElse(null))
                && Copies.meets(filter.archived(), c.archived())
                && Copies.meets(filter.forkedFrom(), c.forkedFrom().orElse(null));
    }

    private ConversationSummary summary(Conversation c, boolean heavy) {
        return ConversationSummary.builder()
                .conversation(view(c, heavy))
                .lastMessage(MemoryMessages.latest(rows, c.id(), 1).stream()
                        .map(message -> MemoryMessages.view(message, heavy))
                        .findFirst()
                        .orElse(null))
                .unreadCount(
                        rows.turnsOf(c.id()).tailMap(c.lastReadTurn(), false).size())
                .build();
    }

    private static Conversation view(Conversation c, boolean heavy) {
        return heavy ? c : Copies.of(c).heavyFieldsOmitted(true).build();
    }

    private static void requireObjects(String place, NewConversation conversation) {
        Texts.requireObject(place + "context", conversation.context());
        Texts.requireObject(place + "metadata", conversation.metadata());
    }
}
