package dev.turnbase.sql.schema;

import org.jooq.Record;
import org.jooq.TableField;

/** What users are found by. */
@SuppressWarnings("serial") // never serialized
public final class UserIdentityTable extends BaseTable {
    /** The tenant that owns the row. */
    public final TableField<Record, String> TENANT = text("tenant");

    /** External, anonymous or email. */
    public final TableField<Record, String> KIND = text("kind");

    /** Compared byte for byte. */
    public final TableField<Record, String> VALUE = text("value");

    /** Whom it finds. */
    public final TableField<Record, String> USER_ID = text("user_id");

    /** 1 shown as the identity of the user, 0 a former one that still finds the user. */
    public final TableField<Record, Integer> IS_CURRENT = flag("is_current");

    UserIdentityTable() {
        super("user_identity");
    }
}
