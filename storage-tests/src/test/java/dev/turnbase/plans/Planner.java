package dev.turnbase.plans;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Asks a server how it runs statements. */
interface Planner {
    /** The tables that grow; the others have a row for each tenant, open stream or session. */
    Set<String> BIG = Set.of(
            "chat_user",
            "chat_user_identity",
            "chat_conversation_head",
            "chat_conversation",
            "chat_message",
            "chat_message_part");

    /** How a statement would be run, in each way in which the server may plan it. */
    List<Plan> explain(Sent statement) throws SQLException;

    /** The same of a query that is run. */
    List<Measured> run(Sent query) throws SQLException;
}
