package dev.turnbase.sql.store;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.session.WriteWork;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends messages as a conversation's next turns, all or none; what was appended before under the same ids is answered
 * and not appended again. Whether an id is known is asked only for ids that a caller gave.
 */
final class Append implements WriteWork<List<MessageRow>> {
    private static final int BATCH = 1_000;

    private final String tenant;
    private final String conversation;
    private final List<NewRow> messages;
    private final @Nullable Long lastKnownTurn;
    private final PendingTexts texts;
    private final long now;

    /** @param messages at least one */
    Append(
            String tenant,
            String conversation,
            List<NewRow> messages,
            @Nullable Long lastKnownTurn,
            PendingTexts texts) {
        this.tenant = tenant;
        this.conversation = conversation;
        this.messages = messages;
        this.lastKnownTurn = lastKnownTurn;
        this.texts = texts;
        this.now = messages.get(0).row().createdAt;
    }

    @Override
    public List<MessageRow> run(Session session) throws SQLException {
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

    /** What is stored under the messages' ids, if that is what they say; empty if nothing is. */
    private List<MessageRow> replayed(Session session) throws SQLException {
        Set<String> ids = new HashSet<>();
        List<MessageRow> stored = new ArrayList<>();
        for (NewRow message : messages) {
            if (!ids.add(message.row().id)) {
                throw taken(session);
            }
            Optional<StoredRow> found = message.hasGivenId() ? find(session, message) : Optional.empty();
            if (found.isPresent()) {
                requireReplay(session, message, found.get());
                stored.add(found.get().row());
            }
        }
        if (!stored.isEmpty() && stored.size() < messages.size()) {
            throw taken(session);
        }
        return texts.filled(session, stored);
    }

    private Optional<StoredRow> find(Session session, NewRow message) throws SQLException {
        return session.first(Hot.FIND_STORED, StoredRow::read, tenant, message.row().id);
    }

    private void requireReplay(Session session, NewRow message, StoredRow stored) throws SQLException {
        if (!stored.row().conversation.equals(conversation) || !message.isSameAs(stored.fingerprint())) {
            throw taken(session);
        }
    }

    /** Takes the turns; answers the last one. */
    private long advance(Session session) throws SQLException {
        long count = messages.size();
        Optional<Long> last = lastKnownTurn == null
                ? session.first(Hot.ADVANCE_HEAD, row -> row.getLong(1), count, count, count, now, tenant, conversation)
                : session.first(
                        Hot.ADVANCE_HEAD_AT,
                        row -> row.getLong(1),
                        count,
                        count,
                        count,
                        now,
                        tenant,
                        conversation,
                        lastKnownTurn);
        if (last.isEmpty()) {
            throw refused(session);
        }
        return last.get();
    }

    private StorageException refused(Session session) throws SQLException {
        Optional<Long> last = session.first(Hot.FIND_HEAD, row -> row.getLong(1), tenant, conversation);
        if (last.isEmpty()) {
            return new NotFoundException("conversation", conversation);
        }
        return new StateConflictException("the last turn of conversation " + conversation + " is " + last.get()
                + ", not " + lastKnownTurn + "; read what was appended and decide anew");
    }

    /** A message may answer an earlier one of the same call, too. */
    private void requireReplyTargets(Session session) throws SQLException {
        Set<String> known = new HashSet<>();
        for (NewRow message : messages) {
            String target = message.row().replyTo;
            if (target != null
                    && !known.contains(target)
                    && !session.exists(Hot.FIND_IN_CONVERSATION, tenant, conversation, target)) {
                StorageException author = missingAuthor(session, messages.indexOf(message) + 1);
                throw author == null ? new NotFoundException("message", target) : author;
            }
            if (target != null) {
                known.add(target);
            }
            known.add(message.row().id);
        }
    }

    private void insert(Session session) throws SQLException {
        if (messages.size() == 1) {
            session.update(Hot.INSERT_MESSAGE, messages.get(0).values(tenant));
        } else {
            for (int from = 0; from < messages.size(); from += BATCH) {
                List<NewRow> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
                List<@Nullable Object[]> rows = new ArrayList<>(batch.size());
                batch.forEach(message -> rows.add(message.values(tenant)));
                session.updateAll(Hot.INSERT_MESSAGE, rows);
            }
        }
        session.witness(Hot.FIND_MESSAGE, tenant, messages.get(0).row().id);
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        for (NewRow message : messages) {
            if (message.hasGivenId() && session.exists(Hot.FIND_MESSAGE, tenant, message.row().id)) {
                // Someone was quicker; run again, it is told apart there whether this is a replay.
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
