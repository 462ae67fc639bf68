package dev.turnbase.sql.store;

import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message's row; belongs to the operation that reads, changes or writes it. */
final class MessageRow {
    /** How many texts it takes in a row that goes on after it. */
    static final int TEXTS = 9;

    static final int NUMBERS = 4;

    final String id;
    final String conversation;
    String role;
    MessageStatus status;

    @Nullable
    String reason;

    final @Nullable String author;

    @Nullable
    String replyTo;

    String content;
    String metadata;
    long turn;
    long version;
    final long createdAt;
    long updatedAt;

    /** A message to insert; its turn is set when it is known. */
    MessageRow(String id, String conversation, NewMessage message, long now) {
        this.id = id;
        this.conversation = conversation;
        this.role = message.role();
        this.status = message.isPending() ? MessageStatus.PENDING : MessageStatus.COMPLETE;
        this.author = message.authorId().orElse(null);
        this.replyTo = message.replyTo().orElse(null);
        this.content = message.content();
        this.metadata = message.metadata();
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A copy for a fork, with the same turn, author and times. */
    MessageRow(String id, String conversation, MessageRow source) {
        this.id = id;
        this.conversation = conversation;
        this.role = source.role;
        this.status = source.status;
        this.reason = source.reason;
        this.author = source.author;
        this.content = source.content;
        this.metadata = source.metadata;
        this.turn = source.turn;
        this.version = 1;
        this.createdAt = source.createdAt;
        this.updatedAt = source.updatedAt;
    }

    private MessageRow(ResultSet row, int text, int number) throws SQLException {
        this.id = row.getString(text);
        this.conversation = row.getString(text + 1);
        this.role = row.getString(text + 2);
        this.status = MessageStatus.valueOf(row.getString(text + 3));
        this.reason = row.getString(text + 4);
        this.author = row.getString(text + 5);
        this.replyTo = row.getString(text + 6);
        this.content = row.getString(text + 7);
        this.metadata = row.getString(text + 8);
        this.turn = row.getLong(number);
        this.version = row.getLong(number + 1);
        this.createdAt = row.getLong(number + 2);
        this.updatedAt = row.getLong(number + 3);
    }

    static MessageRow read(ResultSet row) throws SQLException {
        return new MessageRow(row, 1, 1 + TEXTS);
    }

    static MessageRow read(ResultSet row, int text, int number) throws SQLException {
        return new MessageRow(row, text, number);
    }

    boolean isPending() {
        return status == MessageStatus.PENDING;
    }

    /** Changes what the patch names, and the version. */
    void apply(MessagePatch patch, long now) {
        role = Optional.ofNullable(patch.role().value()).orElse(role);
        content = Optional.ofNullable(patch.content().value()).orElse(content);
        status = Optional.ofNullable(patch.status().value()).orElse(status);
        reason = patch.statusReason().orElse(reason);
        metadata = Optional.ofNullable(patch.metadata().value()).orElse(metadata);
        touch(now);
    }

    /** Ends it with its whole text. */
    void end(MessageStatus as, @Nullable String why, String text, long now) {
        status = as;
        reason = why;
        content = text;
        touch(now);
    }

    private void touch(long now) {
        version++;
        updatedAt = Math.max(now, updatedAt);
    }

    Message model() {
        return model(true);
    }

    Message model(boolean heavyFields) {
        return Message.builder()
                .id(id)
                .conversationId(conversation)
                .turn(turn)
                .role(role)
                .content(content)
                .status(status)
                .statusReason(reason)
                .authorId(author)
                .replyTo(replyTo)
                .metadata(metadata)
                .version(version)
                .createdAt(Times.instant(createdAt))
                .updatedAt(Times.instant(updatedAt))
                .heavyFieldsOmitted(!heavyFields)
                .build();
    }
}
