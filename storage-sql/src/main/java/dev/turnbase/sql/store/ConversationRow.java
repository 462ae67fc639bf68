package dev.turnbase.sql.store;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.NewConversation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation's row, both halves; belongs to the operation that reads, changes or writes it. */
final class ConversationRow {
    /** How many texts and numbers it takes in a row that goes on after it. */
    static final int TEXTS = 8;

    static final int NUMBERS = 9;

    final String id;

    @Nullable
    String owner;

    String title;
    String agent;
    final @Nullable String forkedFrom;

    @Nullable
    String primer;

    String context;
    String metadata;
    boolean archived;
    long lastTurn;
    long messageCount;
    final long lastActivity;
    long lastReadTurn;
    long readCount;
    long version;
    final long createdAt;
    long updatedAt;

    ConversationRow(String id, NewConversation conversation, long now) {
        this.id = id;
        this.owner = conversation.ownerId().orElse(null);
        this.title = conversation.title();
        this.agent = conversation.agent();
        this.forkedFrom = null;
        this.primer = conversation.primer().orElse(null);
        this.context = conversation.context();
        this.metadata = conversation.metadata();
        this.lastActivity = now;
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A fork without messages. */
    ConversationRow(String id, ConversationRow source, long now) {
        this.id = id;
        this.owner = source.owner;
        this.title = source.title;
        this.agent = source.agent;
        this.forkedFrom = source.id;
        this.primer = source.primer;
        this.context = source.context;
        this.metadata = source.metadata;
        this.lastActivity = now;
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    private ConversationRow(ResultSet row, int text, int number) throws SQLException {
        this.id = row.getString(text);
        this.owner = row.getString(text + 1);
        this.title = row.getString(text + 2);
        this.agent = row.getString(text + 3);
        this.forkedFrom = row.getString(text + 4);
        this.primer = row.getString(text + 5);
        this.context = row.getString(text + 6);
        this.metadata = row.getString(text + 7);
        this.archived = row.getInt(number) != 0;
        this.lastTurn = row.getLong(number + 1);
        this.messageCount = row.getLong(number + 2);
        this.lastActivity = row.getLong(number + 3);
        this.lastReadTurn = row.getLong(number + 4);
        this.readCount = row.getLong(number + 5);
        this.version = row.getLong(number + 6);
        this.createdAt = row.getLong(number + 7);
        this.updatedAt = row.getLong(number + 8);
    }

    static ConversationRow read(ResultSet row) throws SQLException {
        return new ConversationRow(row, 1, 1 + TEXTS);
    }

    static ConversationRow read(ResultSet row, int text, int number) throws SQLException {
        return new ConversationRow(row, text, number);
    }

    /** Changes what the patch names, and the version. */
    void apply(ConversationPatch patch, long now) {
        title = changed(patch.title(), title);
        agent = changed(patch.agent(), agent);
        primer = patch.primer().orElse(primer);
        context = changed(patch.context(), context);
        metadata = changed(patch.metadata(), metadata);
        touch(now);
    }

    void touch(long now) {
        version++;
        updatedAt = Math.max(now, Math.max(updatedAt, lastActivity));
    }

    private static String changed(FieldValue<String> asked, String current) {
        return Optional.ofNullable(asked.value()).orElse(current);
    }

    long unread() {
        return messageCount - readCount;
    }

    Conversation model() {
        return model(true);
    }

    Conversation model(boolean heavyFields) {
        return Conversation.builder()
                .id(id)
                .ownerId(owner)
                .title(title)
                .agent(agent)
                .forkedFrom(forkedFrom)
                .primer(primer)
                .context(context)
                .metadata(metadata)
                .heavyFieldsOmitted(!heavyFields)
                .archived(archived)
                .lastTurn(lastTurn)
                .messageCount(messageCount)
                .lastActivity(Times.instant(lastActivity))
                .lastReadTurn(lastReadTurn)
                .version(version)
                .createdAt(Times.instant(createdAt))
                .updatedAt(Times.instant(Math.max(updatedAt, lastActivity)))
                .build();
    }
}
