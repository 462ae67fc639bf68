package dev.turnbase.sql.store;

import dev.turnbase.sql.session.RowReader;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.statement.Rendering;
import dev.turnbase.sql.statement.Shapes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectJoinStep;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * Reads a page's rows by their place in the order, not by their number, so that one far down costs what the first one
 * does.
 */
final class Listing {
    private Listing() {}

    /**
     * Reads a page's rows, and one more if there are more.
     *
     * @param form what tells this query from others, but for filter and page
     * @param rows selects from the tables, without conditions
     * @param sort the columns that make the order total: one, or one and the id
     */
    static <R> List<R> read(
            Session session,
            Shapes shapes,
            String form,
            Supplier<? extends SelectJoinStep<Record>> rows,
            Criteria criteria,
            List<? extends Field<?>> sort,
            Paging paging,
            RowReader<R> reader)
            throws SQLException {
        Supplier<Query> query = () -> {
            SelectLimitStep<Record> ordered = ordered(rows.get().where(criteria.condition()), sort, paging);
            return paging.skip() == 0
                    ? ordered.limit(Rendering.number())
                    : ordered.limit(DSL.inline(paging.fetched())).offset(DSL.inline(paging.skip()));
        };
        List<Object> values = new ArrayList<>(criteria.values());
        values.addAll(paging.placeValues());
        if (paging.skip() > 0) {
            // Databases disagree whether the limit or the offset is bound first; this costly form is not worth keeping.
            return session.query(shapes.render(query.get()), reader, values.toArray());
        }
        values.add(paging.fetched());
        String key = form + '|' + criteria.form() + '|' + paging.form();
        return session.query(shapes.sql(key, query), reader, values.toArray());
    }

    /** The rows from the page's place on, in the order that the page is read in. */
    static SelectLimitStep<Record> ordered(
            SelectConditionStep<Record> rows, List<? extends Field<?>> sort, Paging paging) {
        SelectConditionStep<Record> fromPlace = paging.hasPlace() ? rows.and(beyond(sort, paging)) : rows;
        return fromPlace.orderBy(sortFields(sort, paging));
    }

    static List<SortField<?>> sortFields(List<? extends Field<?>> sort, Paging paging) {
        List<SortField<?>> fields = new ArrayList<>();
        for (Field<?> field : sort) {
            fields.add(paging.ascending() ? field.asc() : field.desc());
        }
        return fields;
    }

    /**
     * That a row comes after the place. With two keys it is t &lt;= ? AND (t &lt; ? OR id &lt; ?), which is quick on every
     * optimizer; comparing rows, or the usual OR alone, is not.
     */
    static Condition beyond(List<? extends Field<?>> sort, Paging paging) {
        if (sort.size() == 1) {
            return beyond(sort.get(0), paging.ascending(), false);
        }
        Condition first = beyond(sort.get(0), paging.ascending(), false);
        Condition tied = beyond(sort.get(1), paging.ascending(), false);
        return beyond(sort.get(0), paging.ascending(), true).and(first.or(tied));
    }

    private static <T> Condition beyond(Field<T> field, boolean ascending, boolean orAt) {
        var place = Rendering.value(field);
        if (ascending) {
            return orAt ? field.ge(place) : field.gt(place);
        }
        return orAt ? field.le(place) : field.lt(place);
    }
}
