package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** Tenants. */
@SuppressWarnings("serial") // never serialized
public final class TenantTable extends BaseTable {
    /** As given to storage(name), 1 to 128 characters 0x21-0x7E. */
    public final TableField<Record, String> NAME = text("name");

    /** Microseconds since 1970 UTC, as every time here. */
    public final TableField<Record, Long> CREATED_AT = number("created_at");

    /** Set once the tenant was erased, the row stays and refuses new rows. */
    public final TableField<Record, Long> ERASED_AT = number("erased_at");

    TenantTable() {
        super("tenant");
    }
}
