package dev.turnbase.contract;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Every list that pages are read from, with how to put rows into it; rows are named by their ids. */
enum Listing {
    USERS_BY_CREATION(Kind.USER, true, (w, d, p) -> users(w, UserOrder.CREATED_AT, d, p)),
    USERS_BY_ID(Kind.USER, false, (w, d, p) -> users(w, UserOrder.ID, d, p)),
    CONVERSATIONS_BY_CREATION(
            Kind.CONVERSATION, true, (w, d, p) -> conversations(w, ConversationOrder.CREATED_AT, d, p)),
    CONVERSATIONS_BY_ACTIVITY(
            Kind.CONVERSATION, true, (w, d, p) -> conversations(w, ConversationOrder.LAST_ACTIVITY, d, p)),
    CONVERSATIONS_BY_TITLE(Kind.CONVERSATION, true, (w, d, p) -> conversations(w, ConversationOrder.TITLE, d, p)),
    CONVERSATIONS_BY_ID(Kind.CONVERSATION, false, (w, d, p) -> conversations(w, ConversationOrder.ID, d, p)),
    INBOX(Kind.CONVERSATION, true, (w, d, p) -> inbox(w, p)) {
        @Override
        List<Direction> directions() {
            return List.of(Direction.DESCENDING);
        }
    },
    MESSAGES_BY_TURN(Kind.MESSAGE, true, (w, d, p) -> messages(w, MessageOrder.TURN, d, p)),
    MESSAGES_BY_ID(Kind.MESSAGE, false, (w, d, p) -> messages(w, MessageOrder.ID, d, p));

    /** Where the rows are: a tenant, a user who owns conversations, a conversation of another. */
    record World(Storage storage, String owner, String conversation) {
        static World in(Storage storage) {
            User owner = storage.users().create(NewUser.withExternalId("owner").id("!owner"));
            Conversation c =
                    storage.conversations().create(NewConversation.of("!", "a").id("!conversation"));
            return new World(storage, owner.id(), c.id());
        }
    }

    /** Reads a page. */
    interface Reader {
        Page<String> read(World world, Direction direction, PageRequest page);
    }

    /** What the rows are. */
    enum Kind {
        USER {
            @Override
            void add(World w, String id, int group) {
                w.storage.users().create(NewUser.unidentified().id(id).name("n"));
            }

            @Override
            void touch(World w, String id) {
                w.storage.users().update(id, UserPatch.none().name("touched"));
            }

            @Override
            boolean remove(World w, String id) {
                return w.storage.users().delete(id);
            }
        },
        CONVERSATION {
            @Override
            void add(World w, String id, int group) {
                w.storage
                        .conversations()
                        .create(NewConversation.of("title " + group, "a").id(id).ownedBy(w.owner));
            }

            @Override
            void touch(World w, String id) {
                w.storage.conversations().update(id, ConversationPatch.none().agent("touched"));
            }

            @Override
            boolean remove(World w, String id) {
                return w.storage.conversations().delete(id);
            }
        },
        MESSAGE {
            @Override
            void add(World w, String id, int group) {
                w.storage
                        .messages()
                        .append(w.conversation, NewMessage.of("user", "x").id(id));
            }

            @Override
            void touch(World w, String id) {
                w.storage.messages().update(id, MessagePatch.none().content("touched"));
            }

            @Override
            boolean remove(World w, String id) {
                return w.storage.messages().delete(id);
            }
        };

        /** Adds a row; those of a group tie, in the order of their groups. */
        abstract void add(World world, String id, int group);

        /** Changes a row, but not what it is sorted by. */
        abstract void touch(World world, String id);

        abstract boolean remove(World world, String id);
    }

    final Kind kind;
    /** Whether groups are told apart; ids alone count otherwise. */
    final boolean byGroup;

    /** A lambda without state; the check can not see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Reader reader;

    Listing(Kind kind, boolean byGroup, Reader reader) {
        this.kind = kind;
        this.byGroup = byGroup;
        this.reader = reader;
    }

    Page<String> page(World world, Direction direction, PageRequest page) {
        return reader.read(world, direction, page);
    }

    List<Direction> directions() {
        return Arrays.asList(Direction.values());
    }

    private static Page<String> users(World w, UserOrder order, Direction direction, PageRequest page) {
        UserQuery query = UserQuery.all().orderBy(order, direction).page(page);
        return ids(w.storage.users().list(query), User::id);
    }

    private static Page<String> conversations(World w, ConversationOrder order, Direction direction, PageRequest page) {
        ConversationQuery query = ConversationQuery.where(
                        ConversationFilter.any().owner(w.owner).archived(false))
                .orderBy(order, direction)
                .page(page);
        return ids(w.storage.conversations().list(query), Conversation::id);
    }

    private static Page<String> inbox(World w, PageRequest page) {
        return ids(
                w.storage.conversations().inbox(w.owner, page),
                s -> s.conversation().id());
    }

    private static Page<String> messages(World w, MessageOrder order, Direction direction, PageRequest page) {
        MessageQuery query =
                MessageQuery.of(w.conversation).orderBy(order, direction).page(page);
        return ids(w.storage.messages().list(query), Message::id);
    }

    private static <T> Page<String> ids(Page<T> page, Function<T, String> id) {
        return Page.of(
                page.items().stream().map(id).toList(),
                page.next().orElse(null),
                page.previous().orElse(null));
    }
}
