package dev.turnbase.statements;

import dev.turnbase.jdbc.Intercepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Notes the text of every execution of a prepared statement. Thread-safe. */
final class Recorder {
    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());

    /** The texts executed since this was last asked: each is one round trip, a batch of rows included. */
    List<String> take() {
        synchronized (executed) {
            List<String> taken = List.copyOf(executed);
            executed.clear();
            return taken;
        }
    }

    /** A data source whose statements are heard. */
    DataSource hear(DataSource real) {
        return Intercepted.of(real, (connection, sql, execution) -> {
            executed.add(sql);
            return execution.run();
        });
    }
}
