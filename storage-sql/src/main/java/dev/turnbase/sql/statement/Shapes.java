package dev.turnbase.sql.statement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.Query;
import org.jooq.SQLDialect;

/**
 * The statements whose form depends on what a caller asks for. Each form is rendered by jOOQ when it is first needed and
 * kept; the values differ from call to call and are bound. Thread-safe.
 */
public final class Shapes {
    private final Supplier<SQLDialect> dialect;
    private final String tablePrefix;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();

    /**
     * Knows no form yet.
     *
     * @param dialect asked when the first statement is rendered, since that loads jOOQ
     * @param tablePrefix what the tables' names begin with
     */
    public Shapes(Supplier<SQLDialect> dialect, String tablePrefix) {
        this.dialect = dialect;
        this.tablePrefix = tablePrefix;
    }

    /** The SQL of a form; two queries of one form differ in nothing but bound values. */
    public String sql(String form, Supplier<? extends Query> query) {
        return rendered.computeIfAbsent(form, key -> render(query.get()));
    }

    /** The SQL of a query whose form is not worth keeping. */
    public String render(Query query) {
        return Rendering.render(dialect.get(), query).replace(Statements.PREFIX, tablePrefix);
    }
}
