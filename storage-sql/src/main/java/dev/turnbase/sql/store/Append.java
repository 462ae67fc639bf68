package dev.turnbase.sql.store;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends messages as a conversation's next turns, all or none; what was appended before under the same ids is answered
 * and not appended again. Whether an id is known is asked only for ids that a caller gave, and for all where the append
 * may have been made already. One message that needs no look at others goes the short way, if the database has one.
 */
final class Append implements AppendPart<List<MessageRow>> {
    private static final int BATCH = 1_000;

    /** Many messages of one conversation take one turn each there, but one statement for all in a write of their own. */
    private static final int MOST_CROSSING = 64;

    private final StoreContext context;
    private final String tenant;
    private final String conversation;
    private final List<NewRow> messages;
    private final @Nullable Long lastKnownTurn;
    private final boolean whole;
    private final long now;
    private boolean idIsTaken;

    private Append(
            StoreContext context,
            String tenant,
            String conversation,
            List<NewRow> messages,
            @Nullable Long lastKnownTurn,
            boolean whole) {
        this.context = context;
        this.tenant = tenant;
        this.conversation = conversation;
        this.messages = messages;
        this.lastKnownTurn = lastKnownTurn;
        this.whole = whole;
        this.now = messages.stream()
                .mapToLong(message -> message.row().createdAt)
                .max()
                .orElseThrow();
    }

    /** An append of at least one message. */
    static Append of(
            StoreContext context,
            String tenant,
            String conversation,
            List<NewRow> messages,
            @Nullable Long lastKnownTurn) {
        return new Append(context, tenant, conversation, messages, lastKnownTurn, true);
    }

    /** An append after which the same write goes on. */
    static Append partOfAWrite(
            StoreContext context,
            String tenant,
            String conversation,
            List<NewRow> messages,
            @Nullable Long lastKnownTurn) {
        return new Append(context, tenant, conversation, messages, lastKnownTurn, false);
    }

    /** Appends to one conversation as one. */
    static Append joined(List<Append> appends) {
        Append first = appends.get(0);
        List<NewRow> all =
                appends.stream().flatMap(append -> append.messages.stream()).toList();
        return of(first.context, first.tenant, first.conversation, all, null);
    }

    @Override
    public Append whole() {
        return this;
    }

    @Override
    public List<MessageRow> result(List<MessageRow> rows) {
        return rows;
    }

    /** Under a condition the turn that it waits for may be another's, so that one is in no lane. */
    @Override
    public @Nullable Object lane() {
        return lastKnownTurn == null ? List.of(tenant, conversation) : null;
    }

    @Override
    public boolean crossesLanes() {
        return lastKnownTurn == null
                && messages.size() <= MOST_CROSSING
                && messages.stream().allMatch(message -> message.row().replyTo == null);
    }

    @Override
    public long weight() {
        return messages.stream()
                .mapToLong(message ->
                        message.row().content.length() + message.row().metadata.length())
                .sum();
    }

    String tenant() {
        return tenant;
    }

    String conversation() {
        return conversation;
    }

    List<NewRow> messages() {
        return messages;
    }

    long now() {
        return now;
    }

    @Override
    public List<MessageRow> run(Session session) throws SQLException {
        return isShort(session) ? List.of(appendShort(session)) : appendAll(session);
    }

    /** In a transaction a failure can't be made good any more, so an id that may be taken is looked for first. */
    private boolean isShort(Session session) {
        return messages.size() == 1
                && ShortAppend.isThere(session)
                && !session.isAgain()
                && !idIsTaken
                && (session.standsAlone() || !messages.get(0).hasGivenId());
    }

    private MessageRow appendShort(Session session) throws SQLException {
        NewRow message = messages.get(0);
        Optional<Long> turn = new ShortAppend(session, tenant, conversation).turn(message, lastKnownTurn, now, whole);
        if (turn.isEmpty()) {
            return refused(session, message);
        }
        message.row().turn = turn.get();
        return message.row();
    }

    private List<MessageRow> appendAll(Session session) throws SQLException {
        lockWhatIsReferredTo(session);
        List<MessageRow> stored = replayed(session);
        if (!stored.isEmpty()) {
            return stored;
        }
        long turn = advance(session) - messages.size();
        for (NewRow message : messages) {
            message.row().turn = ++turn;
        }
        requireReplyTargets(session);
        insert(session);
        return messages.stream().map(NewRow::row).toList();
    }

    /** Authors before the conversation, as everywhere; the conversation before messages of it are looked at. */
    private void lockWhatIsReferredTo(Session session) throws SQLException {
        List<String> authors = messages.stream()
                .map(message -> message.row().author)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        for (String author : authors) {
            session.defer(Hot.SHARE_AUTHOR, tenant, author);
        }
        session.defer(Hot.LOCK_HEAD_ROW, tenant, conversation);
    }

    /** What is stored under the messages' ids, if that is what they say; empty if nothing is. */
    private List<MessageRow> replayed(Session session) throws SQLException {
        Set<String> ids = new HashSet<>();
        List<String> given = new ArrayList<>();
        for (NewRow message : messages) {
            if (!ids.add(message.row().id)) {
                throw taken(session);
            }
            if (message.hasGivenId() || session.isAgain()) {
                given.add(message.row().id);
            }
        }
        Map<String, StoredRow> found = new KnownMessages(context, session, tenant).stored(given);
        if (found.isEmpty()) {
            return List.of();
        }
        List<MessageRow> stored = new ArrayList<>();
        for (NewRow message : messages) {
            stored.add(requireReplay(session, message, found.get(message.row().id)));
        }
        return new PendingTexts(tenant, context.shapes()).filled(session, stored);
    }

    private MessageRow requireReplay(Session session, NewRow message, @Nullable StoredRow stored) throws SQLException {
        if (stored == null
                || !stored.row().conversation.equals(conversation)
                || !message.isSameAs(stored.fingerprint())) {
            throw taken(session);
        }
        return stored.row();
    }

    /** Takes the turns; answers the last one. */
    private long advance(Session session) throws SQLException {
        long count = messages.size();
        Object[] values = ShortAppend.advance(count, now, tenant, conversation, lastKnownTurn);
        Optional<Long> last;
        if (ShortAppend.updatesAreMute(session)) {
            session.defer(Hot.FORGET_TURN);
            session.defer(Hot.ADVANCE_HEAD, values);
            last = session.first(Hot.GIVEN_TURN, row -> row.getLong(1));
        } else {
            last = session.first(Hot.ADVANCE_HEAD, row -> row.getLong(1), values);
        }
        if (last.isEmpty()) {
            throw refusal(session);
        }
        return last.get();
    }

    private StorageException refusal(Session session) throws SQLException {
        Optional<Long> last = session.first(Hot.FIND_HEAD, row -> row.getLong(1), tenant, conversation);
        if (last.isEmpty()) {
            return new NotFoundException("conversation", conversation);
        }
        return new StateConflictException("the last turn of conversation " + conversation + " is " + last.get()
                + ", not " + lastKnownTurn + "; read what was appended and decide anew");
    }

    /** Why the short way appended nothing; a replay is an answer all the same. */
    private MessageRow refused(Session session, NewRow message) throws SQLException {
        List<MessageRow> stored = replayed(session);
        if (!stored.isEmpty()) {
            return stored.get(0);
        }
        Optional<Long> last = session.first(Hot.FIND_HEAD, row -> row.getLong(1), tenant, conversation);
        if (last.isEmpty() || (lastKnownTurn != null && !last.get().equals(lastKnownTurn))) {
            throw refusal(session);
        }
        requireReplyTargets(session);
        // What it asked for is there by now, but was not.
        String target = message.row().replyTo;
        throw target == null ? refusal(session) : new NotFoundException("message", target);
    }

    /** A message may answer an earlier one of the same call, too. */
    private void requireReplyTargets(Session session) throws SQLException {
        Set<String> appended = new HashSet<>();
        List<String> targets = new ArrayList<>();
        for (NewRow message : messages) {
            String target = message.row().replyTo;
            if (target != null && !appended.contains(target)) {
                targets.add(target);
            }
            appended.add(message.row().id);
        }
        Set<String> known = new KnownMessages(context, session, tenant).ofConversation(conversation, targets);
        for (int i = 0; i < messages.size(); i++) {
            String target = messages.get(i).row().replyTo;
            if (target != null && targets.contains(target) && !known.contains(target)) {
                StorageException author = missingAuthor(session, i + 1);
                throw author == null ? new NotFoundException("message", target) : author;
            }
        }
    }

    private void insert(Session session) throws SQLException {
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (NewRow message : messages.subList(from, Math.min(messages.size(), from + BATCH))) {
                rows.add(message.values(tenant));
            }
            session.updateAll(Hot.INSERT_MESSAGE, rows);
        }
        session.witness(Hot.FIND_MESSAGE, tenant, messages.get(0).row().id);
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        for (NewRow message : messages) {
            if (session.exists(Hot.FIND_MESSAGE, tenant, message.row().id)) {
                // Run again, it is told apart there whether this is a replay.
                idIsTaken = true;
                return null;
            }
        }
        return missingAuthor(session, messages.size());
    }

    private @Nullable StorageException missingAuthor(Session session, int among) throws SQLException {
        for (NewRow message : messages.subList(0, among)) {
            String author = message.row().author;
            if (author != null && !session.exists(Hot.FIND_USER, tenant, author)) {
                return new NotFoundException("user", author);
            }
        }
        return null;
    }

    /** A conversation that is missing is told before an id that is taken. */
    private StorageException taken(Session session) throws SQLException {
        return session.exists(Hot.FIND_CONVERSATION, tenant, conversation)
                ? new AlreadyExistsException("message", "id")
                : new NotFoundException("conversation", conversation);
    }
}
