package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** The wide halves of conversations. */
@SuppressWarnings("serial") // never serialized
public final class ConversationTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** Same as the head. */
    public final TableField<Record, String> ID = text("id");

    /** Empty if none was given. */
    public final TableField<Record, String> TITLE = text("title");

    /** Who answers in it. */
    public final TableField<Record, String> AGENT = text("agent");

    /** System prompt, NULL for none. */
    public final TableField<Record, String> PRIMER = text("primer");

    /** JSON object, byte for byte as given. */
    public final TableField<Record, String> CONTEXT = text("context");

    /** JSON object, byte for byte as given. */
    public final TableField<Record, String> METADATA = text("metadata");

    /** 1 at create, raised by patches, archive and transfer, not by appends. */
    public final TableField<Record, Long> VERSION = number("version");

    /** Source of a fork, may have been deleted since. */
    public final TableField<Record, String> FORKED_FROM = text("forked_from");

    /** Never changes. */
    public final TableField<Record, Long> CREATED_AT = number("created_at");

    /** Last patch, shown is the later of this and last_activity. */
    public final TableField<Record, Long> UPDATED_AT = number("updated_at");

    ConversationTable() {
        super("conversation");
    }
}
