package dev.turnbase.plans;

import dev.turnbase.databases.OnMySql;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The plans of MySQL. */
@OnMySql
@Tag("thorough")
final class MySqlPlansTest extends ServerPlans {
    MySqlPlansTest() {
        super(
                TestServers.mysql(),
                "mysql",
                List.of(
                        "analyze table chat_tenant, chat_user, chat_user_identity, chat_conversation_head, chat_conversation,"
                                + " chat_message, chat_message_stream, chat_message_part"));
    }

    @Override
    Planner planner(Connection connection) {
        return new MysqlPlanner(connection);
    }
}
