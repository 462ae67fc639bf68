package dev.turnbase.plans;

import dev.turnbase.databases.OnMariaDb;
import dev.turnbase.servers.TestServers;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The plans of MariaDB. */
@OnMariaDb
@Tag("thorough")
final class MariaDbPlansTest extends ServerPlans {
    MariaDbPlansTest() {
        super(
                TestServers.mariadb(),
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
