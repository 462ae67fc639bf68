package dev.turnbase.sql.store;

import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.OpenQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with its owner and newest messages. One statement reads all three; a second one reads the texts of
 * pending messages, if there are any.
 */
final class Snapshot {
    private static final int TEXT = 2;
    private static final int NUMBER = TEXT + OpenQuery.TEXTS;

    private @Nullable ConversationRow conversation;
    private final List<UserRow> owners = new ArrayList<>();
    private final List<MessageRow> messages = new ArrayList<>();

    private Snapshot() {}

    static Optional<ConversationSnapshot> read(Session session, String tenant, String id, int lastN, PendingTexts texts)
            throws SQLException {
        Snapshot snapshot = new Snapshot();
        session.query(Hot.OPEN_CONVERSATION, snapshot::add, tenant, id, tenant, id, tenant, id, lastN);
        ConversationRow row = snapshot.conversation;
        if (row == null) {
            return Optional.empty();
        }
        snapshot.messages.sort(Comparator.comparingLong(message -> message.turn));
        UserRow owner = UserRow.merged(snapshot.owners);
        return Optional.of(ConversationSnapshot.builder()
                .conversation(row.model())
                .owner(owner == null ? null : owner.model())
                .messages(texts.filled(session, snapshot.messages).stream()
                        .map(MessageRow::model)
                        .toList())
                .build());
    }

    private boolean add(ResultSet row) throws SQLException {
        switch (row.getInt(1)) {
            case OpenQuery.CONVERSATION -> conversation = ConversationRow.read(row, TEXT, NUMBER);
            case OpenQuery.OWNER -> owners.add(UserRow.readWithIdentity(row, TEXT, NUMBER));
            default -> messages.add(MessageRow.read(row, TEXT, NUMBER));
        }
        return true;
    }
}
