package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** The leases of open streams. */
@SuppressWarnings("serial") // never serialized
public final class MessageStreamTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** The PENDING message. */
    public final TableField<Record, String> MESSAGE = text("message");

    /** Random, known only to the open stream that holds the lease. */
    public final TableField<Record, String> TOKEN = text("token");

    /** When the holder was last alive, by the clock of the database, not indexed (HOT). */
    public final TableField<Record, Long> HEARTBEAT = number("heartbeat");

    MessageStreamTable() {
        super("message_stream");
    }
}
