package dev.turnbase.plans;

import dev.turnbase.sql.statement.Hot;
import dev.turnbase.sql.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements rendered at build time with values: keys that there are, and NULL for what a plan does not depend on. */
final class HotSamples {
    /** A column that is compared, or else a value of something else. */
    private static final Pattern VALUE =
            Pattern.compile("[`\"]?(\\w+)[`\"]?\\.[`\"]?(\\w+)[`\"]? (?:=|<|>|<=|>=) \\?|(limit|in \\() ?\\?|\\?");

    /** They are about a whole tenant; most tenants are small beside all others together. */
    private static final Set<Hot> OF_A_TENANT = Set.of(
            Hot.LOCK_TENANT_USERS,
            Hot.LOCK_TENANT_HEADS,
            Hot.ERASE_PARTS,
            Hot.ERASE_STREAMS,
            Hot.ERASE_MESSAGES,
            Hot.ERASE_CONVERSATIONS,
            Hot.ERASE_HEADS,
            Hot.ERASE_IDENTITIES,
            Hot.ERASE_USERS);

    private static final Map<String, Object> KEYS = Map.ofEntries(
            Map.entry("chat_tenant.name", BigDatabase.TENANT),
            Map.entry("chat_user.id", BigDatabase.USER),
            Map.entry("chat_user_identity.kind", "external"),
            Map.entry("chat_user_identity.value", "user-2345"),
            Map.entry("chat_user_identity.user_id", BigDatabase.USER),
            Map.entry("found.kind", "external"),
            Map.entry("found.value", "user-2345"),
            Map.entry("chat_conversation_head.id", BigDatabase.CONVERSATION),
            Map.entry("chat_conversation_head.owner", BigDatabase.USER),
            Map.entry("chat_conversation.id", BigDatabase.CONVERSATION),
            Map.entry("chat_message.conversation", BigDatabase.CONVERSATION),
            Map.entry("chat_message.turn", 3L),
            Map.entry("chat_message.id", BigDatabase.MESSAGE),
            Map.entry("chat_message.author", BigDatabase.USER),
            Map.entry("chat_message.reply_to", BigDatabase.MESSAGE),
            Map.entry("chat_message_stream.message", BigDatabase.PENDING),
            Map.entry("chat_message_stream.token", "token"),
            Map.entry("chat_message_part.message", BigDatabase.PENDING),
            Map.entry("chat_message_part.seq", 1L),
            Map.entry("chat_commit_marker.id", "marker"));

    private HotSamples() {}

    static Sent of(Hot statement, Statements statements) {
        String sql = statements.sql(statement);
        String tenant = OF_A_TENANT.contains(statement) ? BigDatabase.SMALL_TENANT : BigDatabase.TENANT;
        List<@Nullable Object> values = new ArrayList<>();
        Matcher value = VALUE.matcher(sql);
        while (value.find()) {
            values.add(value(value, tenant));
        }
        return new Sent(sql, values);
    }

    private static @Nullable Object value(Matcher value, String tenant) {
        if ("tenant".equals(value.group(2))) {
            return tenant;
        }
        if (value.group(3) != null) {
            return value.group(3).equals("limit") ? (Object) 20L : BigDatabase.MESSAGE;
        }
        return value.group(2) == null ? null : KEYS.get(value.group(1) + '.' + value.group(2));
    }
}
