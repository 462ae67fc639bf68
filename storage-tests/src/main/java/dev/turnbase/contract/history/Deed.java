package dev.turnbase.contract.history;

import static dev.turnbase.contract.history.World.CONVERSATIONS;
import static dev.turnbase.contract.history.World.OWNERS;

import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a worker does, and the refusals that it may meet while others do the same or another thing. */
enum Deed {
    /** Appends a message. */
    APPEND(
            a -> a.about(a.oneOf(CONVERSATIONS)).given(a.unique()),
            a -> turn(a.messages().append(a.about, a.message()))),
    /** Appends three messages at once. */
    APPEND_ALL(a -> a.about(a.oneOf(CONVERSATIONS)).given(a.unique()), a -> {
        List<NewMessage> three = List.of(a.part(0), a.part(1), a.part(2));
        return a.messages().appendAll(a.about, three).stream().map(Deed::turn).collect(Collectors.joining(","));
    }),
    /** Appends a message if the last turn is still what it was. */
    APPEND_AFTER(
            a -> a.about(a.oneOf(CONVERSATIONS)).given(a.unique() + " " + a.lastTurn()),
            a -> turn(a.messages()
                    .append(a.about, a.message(), Long.parseLong(a.given.split(" ", -1)[1]))),
            ErrorCode.STATE_CONFLICT),
    /** Appends the same message as others do in this round, under the same id. */
    APPEND_SAME(
            a -> a.about(CONVERSATIONS.get(0)).given("same-" + a.round),
            a -> turn(
                    a.messages().append(a.about, NewMessage.of("user", a.given).id(a.given)))),
    /** Appends to both conversations in a transaction, or to neither. */
    APPEND_BOTH(a -> a.about("both").given(a.unique()), a -> {
        a.storage().transactionWithoutResult(tx -> {
            for (String each : CONVERSATIONS) {
                tx.messages().append(each, a.message());
            }
        });
        return "";
    }),
    /** The same, but throws in the end. */
    APPEND_NEITHER(a -> a.about("neither").given(a.unique()), a -> {
        try {
            a.storage().transactionWithoutResult(tx -> {
                for (String each : CONVERSATIONS) {
                    tx.messages().append(each, a.message());
                }
                throw new RolledBackException();
            });
            return "committed";
        } catch (RolledBackException e) {
            return "rolled back";
        }
    }),
    /** Appends a message and deletes it. */
    APPEND_AND_DELETE(a -> a.about(a.oneOf(CONVERSATIONS)).given(a.unique()), a -> {
        Message appended = a.messages().append(a.about, a.message());
        return a.messages().delete(appended.id()) ? turn(appended) : "0";
    }),
    /** Counts one up: reads in a transaction and writes one more. */
    INCREMENT(
            a -> a.about(World.COUNTER),
            a -> a.storage().<String, RuntimeException>transaction(tx -> {
                int next = Integer.parseInt(tx.conversations()
                                .get(World.COUNTER)
                                .orElseThrow()
                                .title())
                        + 1;
                return tx.conversations().update(World.COUNTER, a.titled(next)).title();
            })),
    /** Updates if the version is still what it was. */
    UPDATE_VERSION(
            a -> a.about(World.VERSIONED).given(a.version()),
            a -> String.valueOf(a.conversations()
                    .update(World.VERSIONED, a.titled(0).ifVersion(Long.parseLong(a.given)))
                    .version()),
            ErrorCode.VERSION_CONFLICT),
    /** Archives, or fetches back: all of a round do the same. */
    ARCHIVE(
            a -> a.about(a.oneOf(CONVERSATIONS)).given(String.valueOf(a.round % 2 == 0)),
            a -> String.valueOf(
                    a.conversations().archive(a.about, a.round % 2 == 0).archived())),
    /** Transfers: all of a round to the same user. */
    TRANSFER(
            a -> a.about(a.oneOf(CONVERSATIONS)).given(OWNERS.get(a.round % 2)),
            a -> a.conversations().transfer(a.about, a.given).ownerId().orElse("nobody")),
    /** Marks what has been read. */
    MARK_READ(
            a -> a.about(a.oneOf(CONVERSATIONS)).given(a.turnSoFar()),
            a -> String.valueOf(
                    a.conversations().markRead(a.about, Long.parseLong(a.given)).lastReadTurn())),
    /** Finds a user by an identity of this round, or creates it. */
    FIND_OR_CREATE(
            a -> a.about("found-" + a.round + "-" + a.random(2)),
            a -> a.users().findOrCreate(NewUser.withExternalId(a.about)).id()),
    /** Creates a user with an identity of this round. */
    CREATE_USER(
            a -> a.about("created-" + a.round),
            a -> a.users().create(NewUser.withExternalId(a.about)).id(),
            ErrorCode.ALREADY_EXISTS),
    /** Creates a user whose id comes before those of all who stand, and deletes it after a walk, amid those of others. */
    COME_AND_GO(a -> a.about("brief-" + a.unique()), a -> {
        a.users().create(NewUser.unidentified().id(a.about));
        String unused = a.walk();
        return String.valueOf(a.users().delete(a.about));
    }),
    /** Walks through all users by small pages. */
    WALK(a -> a.about("users"), Attempt::walk),
    /** Deletes the user who leaves in this round. */
    LEAVE(a -> a.about(World.leaver(a.round)), a -> String.valueOf(a.users().delete(a.about))),
    /** Appends a message of the user who leaves. */
    APPEND_OF_LEAVER(
            a -> a.about(CONVERSATIONS.get(0)).given(a.unique()),
            a -> turn(a.messages().append(a.about, a.message().from(World.leaver(a.round)))),
            ErrorCode.NOT_FOUND),
    /** Deletes the conversation that goes in this round. */
    DELETE(
            a -> a.about(World.gone(a.round)),
            a -> String.valueOf(a.conversations().delete(a.about))),
    /** Appends to the conversation that goes. */
    APPEND_TO_GONE(
            a -> a.about(World.gone(a.round)).given(a.unique()),
            a -> turn(a.messages().append(a.about, a.message())),
            ErrorCode.NOT_FOUND),
    /** Streams a message, as others do under the same id. */
    STREAM(
            a -> a.about(CONVERSATIONS.get(1)).given("reply-" + a.round),
            Attempt::stream,
            ErrorCode.STATE_CONFLICT,
            ErrorCode.ALREADY_EXISTS),
    /** Erases this round's tenant. */
    ERASE(
            a -> a.about(a.world.erased(a.round)),
            a -> String.valueOf(a.world.engine().tenants().erase(a.about))),
    /** Creates a conversation in this round's tenant. */
    CREATE_IN_ERASED(
            a -> a.about(a.world.erased(a.round)),
            a -> a.world
                    .engine()
                    .storage(a.about)
                    .conversations()
                    .create(NewConversation.of("", "agent"))
                    .id(),
            ErrorCode.STATE_CONFLICT);

    /** What belongs together, since one disturbs the other. */
    static final List<Set<Deed>> THEMES = List.of(
            EnumSet.of(APPEND, APPEND_ALL, APPEND_AFTER, APPEND_AND_DELETE),
            EnumSet.of(APPEND_SAME, APPEND_BOTH, APPEND_NEITHER, STREAM),
            EnumSet.of(INCREMENT, UPDATE_VERSION),
            EnumSet.of(ARCHIVE, TRANSFER, MARK_READ, APPEND),
            EnumSet.of(FIND_OR_CREATE, CREATE_USER),
            EnumSet.of(COME_AND_GO, WALK),
            EnumSet.of(LEAVE, APPEND_OF_LEAVER),
            EnumSet.of(DELETE, APPEND_TO_GONE),
            EnumSet.of(ERASE, CREATE_IN_ERASED));

    /** Says what it will be about, which may take a look. A lambda without state; the check can not see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Step<Attempt> plan;

    /** A lambda without state; the check can not see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Step<String> act;

    /** Never changed; the check can not see that. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<ErrorCode> refusals;

    /** Part of a deed. */
    @FunctionalInterface
    interface Step<T> {
        T of(Attempt attempt);
    }

    /** The work's own failure. */
    private static final class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Deed(Step<Attempt> plan, Step<String> act, ErrorCode... refusals) {
        this.plan = plan;
        this.act = act;
        this.refusals = Set.copyOf(Arrays.asList(refusals));
    }

    void plan(Attempt attempt) {
        Attempt unused = plan.of(attempt);
    }

    String act(Attempt attempt) {
        return act.of(attempt);
    }

    /** Whether an outcome is one that it may have beside others. */
    boolean allows(String outcome) {
        return outcome.equals(Event.OK)
                || refusals.stream().map(ErrorCode::name).anyMatch(outcome::equals);
    }

    private static String turn(Message message) {
        return String.valueOf(message.turn());
    }
}
