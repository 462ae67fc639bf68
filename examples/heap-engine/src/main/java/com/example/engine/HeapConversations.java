package com.example.engine;

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

/** Conversations, and the inbox that lists them. */
record HeapConversations(Session session) implements Conversations {
    @Override
    public Conversation create(NewConversation conversation) {
        return session.write("conversations.create", tables -> {
            requireObjects("", requireNonNull(conversation, "conversation"));
            return add(tables, conversation);
        });
    }

    @Override
    public List<Conversation> createAll(List<NewConversation> conversations) {
        return session.write("conversations.createAll", tables -> {
            Checks.each("conversations", conversations, HeapConversations::requireObjects);
            return conversations.stream().map(each -> add(tables, each)).toList();
        });
    }

    @Override
    public Optional<Conversation> get(String id) {
        return session.read(
                "conversations.get", tables -> Optional.ofNullable(tables.conversations.get(Inputs.id("id", id))));
    }

    @Override
    public Optional<Conversation> find(ConversationFilter filter) {
        return session.read("conversations.find", tables -> {
            Checks.hasCondition(requireNonNull(filter, "filter").isEmpty());
            return matching(tables, filter).findFirst();
        });
    }

    @Override
    public Page<Conversation> list(ConversationQuery query) {
        return session.read("conversations.list", tables -> {
            PageRequest page = requireNonNull(query, "query").page();
            return pages(tables, query.signature(), query.order(), query.direction())
                    .cut(matching(tables, query.filter()), page, conversation -> view(conversation, page));
        });
    }

    @Override
    public Page<ConversationSummary> inbox(String userId, InboxScope scope, PageRequest page) {
        return session.read("conversations.inbox", tables -> {
            ConversationFilter owned = ConversationFilter.any().owner(Inputs.id("userId", userId));
            boolean archived = requireNonNull(scope, "scope") == InboxScope.ARCHIVED;
            ConversationFilter shown = scope == InboxScope.ALL ? owned : owned.archived(archived);
            String signature = "inbox|" + scope + "|" + userId;
            return pages(tables, signature, ConversationOrder.LAST_ACTIVITY, Direction.DESCENDING)
                    .cut(matching(tables, shown), requireNonNull(page, "page"), each -> summary(tables, each, page));
        });
    }

    @Override
    public Optional<ConversationSnapshot> open(String id, int lastN) {
        return session.read("conversations.open", tables -> {
            Inputs.notNegative("lastN", lastN);
            return Optional.ofNullable(tables.conversations.get(Inputs.id("id", id)))
                    .map(conversation -> ConversationSnapshot.builder()
                            .conversation(conversation)
                            .owner(conversation.ownerId().map(tables::user).orElse(null))
                            .messages(tables.latest(id, lastN))
                            .build());
        });
    }

    @Override
    public Conversation update(String id, ConversationPatch patch) {
        return session.write("conversations.update", tables -> {
            Checks.jsonObject(
                    "context", requireNonNull(patch, "patch").context().value());
            Checks.jsonObject("metadata", patch.metadata().value());
            Conversation old = tables.conversation(Inputs.id("id", id));
            Checks.version("conversation", id, patch.ifVersion(), old.version());
            return patch.isEmpty() ? old : putBumped(tables, old, patch.applyTo(old));
        });
    }

    @Override
    public Conversation archive(String id, boolean archived) {
        return session.write("conversations.archive", tables -> {
            Conversation old = tables.conversation(Inputs.id("id", id));
            return old.archived() == archived
                    ? old
                    : putBumped(tables, old, old.toBuilder().archived(archived));
        });
    }

    @Override
    public Conversation markRead(String id, long turn) {
        return session.write("conversations.markRead", tables -> {
            Inputs.notNegative("turn", turn);
            Conversation old = tables.conversation(Inputs.id("id", id));
            if (turn > old.lastTurn()) {
                throw new InvalidInputException(
                        "turn", "is " + turn + "; the conversation's last turn is " + old.lastTurn());
            }
            return tables.put(old.toBuilder()
                    .lastReadTurn(Math.max(turn, old.lastReadTurn()))
                    .build());
        });
    }

    @Override
    public Conversation transfer(String id, String toUserId) {
        return session.write("conversations.transfer", tables -> {
            Inputs.id("toUserId", toUserId);
            Conversation old = tables.conversation(Inputs.id("id", id));
            Optional<String> owner = Optional.of(tables.user(toUserId).id());
            return old.ownerId().equals(owner)
                    ? old
                    : putBumped(tables, old, old.toBuilder().ownerId(toUserId));
        });
    }

    @Override
    public Conversation fork(String id, long throughTurn) {
        return session.write("conversations.fork", tables -> {
            Inputs.notNegative("throughTurn", throughTurn);
            Conversation source = tables.conversation(Inputs.id("id", id));
            Instant now = tables.now();
            Conversation.Builder fork =
                    source.toBuilder().id(Ids.next()).forkedFrom(id).archived(false);
            fork.lastTurn(Math.min(throughTurn, source.lastTurn()));
            fork.lastReadTurn(Math.min(throughTurn, source.lastReadTurn()));
            fork.version(1).createdAt(now).updatedAt(now).lastActivity(now);
            long copied = copyMessages(tables, id, throughTurn, fork.build().id());
            return tables.put(fork.messageCount(copied).build());
        });
    }

    /** Copies in the order of turns, so that the message which one answers has its new id already. */
    private static long copyMessages(Tables tables, String from, long throughTurn, String to) {
        Map<String, String> newIds = new HashMap<>();
        for (Message source : List.copyOf(tables.turns(from, 0, throughTurn).values())) {
            newIds.put(source.id(), Ids.next());
            Message.Builder copy = source.toBuilder().id(newIds.get(source.id()));
            copy.conversationId(to).version(1);
            copy.replyTo(source.replyTo().map(newIds::get).orElse(null));
            if (source.status() == MessageStatus.PENDING) {
                copy.status(MessageStatus.CANCELLED).statusReason("forked while pending");
            }
            tables.put(copy.build());
        }
        return newIds.size();
    }

    @Override
    public boolean delete(String id) {
        return session.write("conversations.delete", tables -> {
            boolean found = tables.conversations.containsKey(Inputs.id("id", id));
            tables.removeConversation(id);
            return found;
        });
    }

    private static Conversation add(Tables tables, NewConversation conversation) {
        Instant now = tables.now();
        tables.createWithFirstRow(now);
        String id = conversation.id().orElseGet(Ids::next);
        if (tables.conversations.containsKey(id)) {
            throw new AlreadyExistsException("conversation", "id");
        }
        conversation.ownerId().ifPresent(tables::user);
        Conversation.Builder added = conversation.toBuilder().id(id).lastActivity(now);
        return tables.put(added.createdAt(now).updatedAt(now).build());
    }

    private static Conversation putBumped(Tables tables, Conversation old, Conversation.Builder changed) {
        changed.version(old.version() + 1).updatedAt(tables.nowOrLater(old.updatedAt()));
        return tables.put(changed.build());
    }

    private static Stream<Conversation> matching(Tables tables, ConversationFilter filter) {
        return tables.conversations.values().stream().filter(filter::meets);
    }

    private static Pages<Conversation> pages(
            Tables tables, String signature, ConversationOrder order, Direction direction) {
        return new Pages<>(tables.tenant(), signature, direction, each -> List.of(sortKey(order, each), each.id()));
    }

    private static String sortKey(ConversationOrder order, Conversation conversation) {
        return switch (order) {
            case ID -> "";
            case CREATED_AT -> Pages.sortable(conversation.createdAt());
            case LAST_ACTIVITY -> Pages.sortable(conversation.lastActivity());
            case TITLE -> conversation.title();
        };
    }

    private static Conversation view(Conversation conversation, PageRequest page) {
        return conversation.toBuilder().heavyFieldsOmitted(!page.heavyFields()).build();
    }

    private static ConversationSummary summary(Tables tables, Conversation conversation, PageRequest page) {
        ConversationSummary.Builder summary = ConversationSummary.builder().conversation(view(conversation, page));
        tables.latest(conversation.id(), 1).forEach(last -> summary.lastMessage(HeapMessages.view(last, page)));
        long firstUnread = conversation.lastReadTurn() + 1;
        int unread =
                tables.turns(conversation.id(), firstUnread, Long.MAX_VALUE).size();
        return summary.unreadCount(unread).build();
    }

    private static void requireObjects(String at, NewConversation conversation) {
        Checks.jsonObject(at + "context", conversation.context());
        Checks.jsonObject(at + "metadata", conversation.metadata());
    }
}
