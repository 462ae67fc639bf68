package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** The narrow halves of conversations. */
@SuppressWarnings("serial") // never serialized
public final class HeadTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** The conversation, given by the caller or a UUIDv7. */
    public final TableField<Record, String> ID = text("id");

    /** The owning user, NULL for none. */
    public final TableField<Record, String> OWNER = text("owner");

    /** 1 left out of the inbox. */
    public final TableField<Record, Integer> ARCHIVED = flag("archived");

    /** Last turn handed out, 0 for none, never goes back. */
    public final TableField<Record, Long> LAST_TURN = number("last_turn");

    /** Turn of the newest message that is left, NULL for none. */
    public final TableField<Record, Long> LAST_MESSAGE_TURN = number("last_message_turn");

    /** Messages that are left. */
    public final TableField<Record, Long> MESSAGE_COUNT = number("message_count");

    /** Time of the last append or of create, never goes back. */
    public final TableField<Record, Long> LAST_ACTIVITY = number("last_activity");

    /** What the owner has read, 0 for nothing, never goes back. */
    public final TableField<Record, Long> LAST_READ_TURN = number("last_read_turn");

    /** Messages left with turn &lt;= last_read_turn, unread = message_count - read_count. */
    public final TableField<Record, Long> READ_COUNT = number("read_count");

    HeadTable() {
        super("conversation_head");
    }
}
