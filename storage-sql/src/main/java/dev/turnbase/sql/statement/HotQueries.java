package dev.turnbase.sql.statement;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/**
 * Writes the statements of {@link Hot}. Only used when the library is built and tested: what it writes is shipped, so
 * that no host waits for jOOQ to load.
 */
final class HotQueries {
    private final DSLContext context;
    private final Map<Hot, String> rendered = new EnumMap<>(Hot.class);

    private HotQueries(SQLDialect dialect) {
        this.context = Rendering.in(dialect);
    }

    /** All statements in a database's language, with the placeholder of the table prefix. */
    static Map<Hot, String> render(SQLDialect dialect) {
        HotQueries queries = new HotQueries(dialect);
        Field<Long> clock = DatabaseClock.now(dialect);
        TenantQueries.addTo(queries, clock);
        UserQueries.addTo(queries);
        OwnedQueries.addTo(queries);
        ConversationQueries.addTo(queries);
        MessageQueries.addTo(queries);
        StreamQueries.addTo(queries, clock);
        return queries.rendered;
    }

    /** Adds a query that locks the rows it finds; a database that has one writer at a time has no such locks. */
    void addLocked(Hot statement, SelectForUpdateStep<?> rows, Function<SelectForUpdateStep<?>, Query> lock) {
        add(statement, context.family() == SQLDialect.SQLITE ? rows : lock.apply(rows));
    }

    void add(Hot statement, Query query) {
        if (rendered.put(statement, context.render(query)) != null) {
            throw new IllegalStateException(statement + " is written twice");
        }
    }
}
