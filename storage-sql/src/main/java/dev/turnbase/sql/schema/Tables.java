package dev.turnbase.sql.schema;

import java.util.List;
import org.jooq.Table;

/** Every table of the schema, as jOOQ writes it; a test compares them with the migrated catalog. */
public final class Tables {
    /** Tenants. */
    public static final TenantTable TENANT = new TenantTable();

    /** Users. */
    public static final UserTable USER = new UserTable();

    /** What users are found by. */
    public static final UserIdentityTable USER_IDENTITY = new UserIdentityTable();

    /** The narrow halves of conversations, which appends change. */
    public static final HeadTable HEAD = new HeadTable();

    /** The wide halves of conversations, which patches change. */
    public static final ConversationTable CONVERSATION = new ConversationTable();

    /** Messages. */
    public static final MessageTable MESSAGE = new MessageTable();

    /** The leases of open streams. */
    public static final MessageStreamTable MESSAGE_STREAM = new MessageStreamTable();

    /** The text of open streams. */
    public static final MessagePartTable MESSAGE_PART = new MessagePartTable();

    /** The marks of transactions that insert no row of their own. */
    public static final CommitMarkerTable COMMIT_MARKER = new CommitMarkerTable();

    private Tables() {}

    /** All of them. */
    public static List<Table<?>> all() {
        return List.of(
                TENANT, USER, USER_IDENTITY, HEAD, CONVERSATION, MESSAGE, MESSAGE_STREAM, MESSAGE_PART, COMMIT_MARKER);
    }
}
