package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** Users. */
@SuppressWarnings("serial") // never serialized
public final class UserTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** Given by the caller or a UUIDv7. */
    public final TableField<Record, String> ID = text("id");

    /** Display name, NULL if not known. */
    public final TableField<Record, String> NAME = text("name");

    /** JSON object, byte for byte as given. */
    public final TableField<Record, String> METADATA = text("metadata");

    /** 1 at create, raised by each patch. */
    public final TableField<Record, Long> VERSION = number("version");

    /** Never changes. */
    public final TableField<Record, Long> CREATED_AT = number("created_at");

    /** Last patch, never goes back. */
    public final TableField<Record, Long> UPDATED_AT = number("updated_at");

    UserTable() {
        super("user");
    }
}
