package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.sql.SqlStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A host's transaction that sees the rows as they were when it began, and is refused to change what changed since. */
abstract class SnapshotFaults extends FaultTest {
    SnapshotFaults(Ways ways) {
        super(ways);
    }

    /** Has the next transaction of a connection see one state of the rows, and be refused to change newer ones. */
    abstract void isolate(Connection connection) throws SQLException;

    /** The driver's codes of the refusal. */
    abstract String changed();

    @Test
    void an_append_to_a_conversation_that_has_changed_since_gets_CONTENTION() throws SQLException {
        try (StorageEngine engine = scene().open();
                Connection connection = scene().connect();
                Statement statement = connection.createStatement()) {
            create(storage(engine), "c");
            isolate(connection);
            connection.setAutoCommit(false);
            statement.execute("select count(*) from chat_conversation_head");
            append(storage(engine), "c");
            Storage joined = SqlStorage.of(storage(engine)).join(connection);

            Failure.of(ErrorCode.CONTENTION, Set.of(changed()), () -> append(joined, "c"));
            connection.rollback();
            append(joined, "c");
            connection.commit();
            assertThat(storage(engine).messages().latest("c", 9)).hasSize(2);
        }
    }
}
