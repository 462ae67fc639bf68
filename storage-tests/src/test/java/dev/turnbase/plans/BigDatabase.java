package dev.turnbase.plans;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills a migrated database by statements that every server knows: one big tenant and ten small ones, and in the big one
 * 5,000 users, the first with 1,500 of 20,000 conversations of 4 messages each, and one conversation of 30,000.
 */
final class BigDatabase {
    static final String TENANT = "big";
    static final String SMALL_TENANT = "small-1";
    static final String BUSY_USER = "u-0";
    static final String USER = "u-2345";
    static final String LONG = "long";
    static final String CONVERSATION = "c-2345";
    static final String MESSAGE = "m-2345-3";
    static final String PENDING = "l-7";
    static final int LONG_TURNS = 30_000;
    static final int USERS = 5_000;
    static final int CONVERSATIONS = 20_000;
    static final int MESSAGES = 110_000;

    private static final List<String> FILL = List.of(
            "create table digits (d int not null)",
            "insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
            "create table numbers (i int primary key)",
            "insert into numbers select a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d"
                    + " from digits a, digits b, digits c, digits d, digits e where e.d < 4",
            "insert into chat_tenant (name, created_at) values ('big', 1)",
            "insert into chat_tenant (name, created_at) select concat('small-', i), 1 from numbers where i < 10",
            // Users
            "insert into chat_user (tenant, id, name, metadata, version, created_at, updated_at)"
                    + " select 'big', concat('u-', i), concat('Name ', i), '{}', 1, 1000000 + i, 1000000 + i"
                    + " from numbers where i < 5000",
            "insert into chat_user (tenant, id, metadata, version, created_at, updated_at)"
                    + " select concat('small-', mod(i, 10)), concat('u-', i), '{}', 1, 1000000 + i, 1000000 + i"
                    + " from numbers where i < 200",
            identities("'big'", "external", "'user-', i", "i < 5000"),
            identities("'big'", "email", "i, '@example.org'", "i < 5000 and mod(i, 2) = 0"),
            identities("'big'", "anonymous", "'device-', i", "i < 5000 and mod(i, 5) = 0"),
            identities("concat('small-', mod(i, 10))", "external", "'user-', i", "i < 200"),
            // Conversations
            "insert into chat_conversation_head (tenant, id, owner, archived, last_turn, last_message_turn,"
                    + " message_count, last_activity, last_read_turn, read_count)"
                    + " select 'big', concat('c-', i), case when i < 1500 then 'u-0' when mod(i, 100) = 99 then null"
                    + " else concat('u-', mod(i, 5000)) end, case when mod(i, 3) = 0 then 1 else 0 end, 4, 4, 4,"
                    + " 2000000 + mod(i * 37, 20000), 0, 0 from numbers where i < 20000",
            "insert into chat_conversation_head (tenant, id, owner, archived, last_turn, last_message_turn,"
                    + " message_count, last_activity, last_read_turn, read_count)"
                    + " values ('big', 'long', 'u-1', 0, 30000, 30000, 30000, 9000000, 0, 0)",
            "insert into chat_conversation_head (tenant, id, owner, archived, last_turn, last_message_turn,"
                    + " message_count, last_activity, last_read_turn, read_count)"
                    + " select concat('small-', mod(i, 10)), concat('s-', i), concat('u-', i), 0, 10, 10, 10,"
                    + " 2000000 + i, 0, 0 from numbers where i < 200",
            "insert into chat_conversation (tenant, id, title, agent, context, metadata, version, forked_from,"
                    + " created_at, updated_at)"
                    + " select h.tenant, h.id, concat('Title ', h.last_activity), 'agent', '{}', '{}', 1,"
                    + " case when mod(h.last_activity, 500) = 7 then 'c-1' else null end,"
                    + " h.last_activity - 1000000, h.last_activity from chat_conversation_head h",
            // Messages
            messages(
                    "'big', concat('c-', c.i), t.i, concat('m-', c.i, '-', t.i)",
                    "case when mod(t.i, 2) = 1 then concat('u-', mod(c.i, 5000)) else null end",
                    "case when mod(t.i, 4) = 0 then concat('m-', c.i, '-', t.i - 1) else null end",
                    "numbers c, numbers t where c.i < 20000 and t.i between 1 and 4"),
            messages(
                    "'big', 'long', t.i, concat('l-', t.i)",
                    "case when mod(t.i, 2) = 1 then 'u-1' else null end",
                    "case when mod(t.i, 4) = 0 then concat('l-', t.i - 1) else null end",
                    "numbers t where t.i between 1 and 30000"),
            messages(
                    "concat('small-', mod(c.i, 10)), concat('s-', c.i), t.i, concat('m-', c.i, '-', t.i)",
                    "null",
                    "null",
                    "numbers c, numbers t where c.i < 200 and t.i between 1 and 10"),
            // Streams
            "insert into chat_message_stream (tenant, message, token, heartbeat)"
                    + " select 'big', concat('l-', i), 'token', 1 from numbers where i between 1 and 20",
            "insert into chat_message_part (tenant, message, seq, chunk)"
                    + " select 'big', concat('l-', s.i), p.i, 'words' from numbers s, numbers p"
                    + " where s.i between 1 and 20 and p.i between 1 and 200",
            "insert into chat_message_stream (tenant, message, token, heartbeat)"
                    + " select concat('small-', mod(i, 10)), concat('m-', i, '-', 1), 'token', 1 from numbers where i < 40",
            "insert into chat_message_part (tenant, message, seq, chunk)"
                    + " select concat('small-', mod(s.i, 10)), concat('m-', s.i, '-', 1), p.i, 'words'"
                    + " from numbers s, numbers p where s.i < 40 and p.i between 1 and 100");

    private BigDatabase() {}

    private static String identities(String tenant, String kind, String value, String which) {
        return "insert into chat_user_identity (tenant, kind, value, user_id, is_current) select " + tenant + ", '"
                + kind + "', concat(" + value + "), concat('u-', i), 1 from numbers where " + which;
    }

    private static String messages(String key, String author, String replyTo, String from) {
        return "insert into chat_message (tenant, conversation, turn, id, role, status, author, reply_to, content,"
                + " metadata, version, created_at, updated_at) select " + key + ", 'user', 'COMPLETE', " + author + ", "
                + replyTo + ", 'Some words that somebody wrote', '{}', 1, 3000000 + t.i, 3000000 + t.i from " + from;
    }

    /** Fills the tables, and lets the server see to its statistics. */
    static void fill(Connection connection, List<String> analyze) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : FILL) {
                statement.execute(sql);
            }
            for (String sql : analyze) {
                statement.execute(sql);
            }
        }
    }
}
