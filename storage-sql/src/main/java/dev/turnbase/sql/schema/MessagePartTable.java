package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** The text of open streams. */
@SuppressWarnings("serial") // never serialized
public final class MessagePartTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** The PENDING message. */
    public final TableField<Record, String> MESSAGE = text("message");

    /** Order of the parts, counted by the holder of the lease from 1. */
    public final TableField<Record, Long> SEQ = number("seq");

    /** Text of one flush. */
    public final TableField<Record, String> CHUNK = text("chunk");

    MessagePartTable() {
        super("message_part");
    }
}
