package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** The marks of transactions that insert no row of their own. */
@SuppressWarnings("serial") // never serialized
public final class CommitMarkerTable extends BaseTable {
    /** The session that leaves it, which has one at a time. */
    public final TableField<Record, String> HOLDER = text("holder");

    /** Random, of the holder's last transaction. */
    public final TableField<Record, String> ID = text("id");

    /** By the clock of the database, purged after an hour. */
    public final TableField<Record, Long> CREATED_AT = number("created_at");

    CommitMarkerTable() {
        super("commit_marker");
    }
}
