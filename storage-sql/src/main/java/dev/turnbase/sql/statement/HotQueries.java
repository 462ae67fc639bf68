package dev.turnbase.sql.statement;

import java.util.EnumMap;
import java.util.Map;
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

    /** The database's family, for statements that not all databases have. */
    SQLDialect family() {
        return context.family();
    }

    /** Whether an update can answer values of the rows that it has changed. */
    boolean updatesAnswer() {
        return family() == SQLDialect.SQLITE || family() == SQLDialect.POSTGRES;
    }

    /** Adds a query that locks the rows it finds; a database that has one writer at a time has no such locks. */
    void addLocked(Hot statement, SelectForUpdateStep<?> rows, Lock lock) {
        add(statement, lock.isTaken(family()) ? lock.on(rows, family()) : rows);
    }

    /** Adds a query that does nothing but lock; where there is no such lock there is no statement. */
    void addLockOnly(Hot statement, SelectForUpdateStep<?> rows, Lock lock) {
        if (lock.isTaken(family())) {
            add(statement, lock.on(rows, family()));
        }
    }

    /** Adds an insert that updates the row that is there; jOOQ writes for MySQL what only 8.0.20 and later know. */
    void addUpsert(Hot statement, Query query) {
        add(statement, query, family() == SQLDialect.MYSQL ? Rendering.in(SQLDialect.MARIADB) : context);
    }

    void add(Hot statement, Query query) {
        add(statement, query, context);
    }

    private void add(Hot statement, Query query, DSLContext language) {
        if (rendered.put(statement, language.render(query)) != null) {
            throw new IllegalStateException(statement + " is written twice");
        }
    }
}
