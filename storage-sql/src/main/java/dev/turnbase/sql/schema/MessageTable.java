package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** Messages. */
@SuppressWarnings("serial") // never serialized
public final class MessageTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** The conversation. */
    public final TableField<Record, String> CONVERSATION = text("conversation");

    /** Place in the conversation from 1, never given out again. */
    public final TableField<Record, Long> TURN = number("turn");

    /** Given by the caller or a UUIDv7. */
    public final TableField<Record, String> ID = text("id");

    /** Free text: user, assistant, .... */
    public final TableField<Record, String> ROLE = text("role");

    /** PENDING, COMPLETE, FAILED or CANCELLED. */
    public final TableField<Record, String> STATUS = text("status");

    /** Why FAILED or CANCELLED, NULL for none. */
    public final TableField<Record, String> REASON = text("reason");

    /** The user who wrote it, NULL for none or deleted. */
    public final TableField<Record, String> AUTHOR = text("author");

    /** Id of a message of the same conversation, NULL for none or deleted. */
    public final TableField<Record, String> REPLY_TO = text("reply_to");

    /** The text, empty while PENDING (then it is in message_part). */
    public final TableField<Record, String> CONTENT = text("content");

    /** JSON object, byte for byte as given. */
    public final TableField<Record, String> METADATA = text("metadata");

    /** SHA-256 of the input as appended, NULL for a stream. */
    public final TableField<Record, byte[]> FINGERPRINT = bytes("fingerprint");

    /** 1 at append, raised by patches and status changes. */
    public final TableField<Record, Long> VERSION = number("version");

    /** Never changes. */
    public final TableField<Record, Long> CREATED_AT = number("created_at");

    /** Last patch or status change, never goes back. */
    public final TableField<Record, Long> UPDATED_AT = number("updated_at");

    MessageTable() {
        super("message");
    }
}
