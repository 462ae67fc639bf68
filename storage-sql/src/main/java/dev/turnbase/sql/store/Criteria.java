package dev.turnbase.sql.store;

import dev.turnbase.model.FieldValue;
import dev.turnbase.sql.statement.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The conditions of a filter: the form that they give a query, and the values to bind in it. */
final class Criteria {
    private final StringBuilder form = new StringBuilder();
    private final List<Supplier<Condition>> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Rows of a tenant. */
    static Criteria of(Field<String> tenant, String name) {
        return new Criteria().always(() -> tenant.eq(Rendering.value(tenant)), name);
    }

    /** Rows that meet a condition, which binds nothing. */
    static Criteria where(Supplier<Condition> condition) {
        Criteria criteria = new Criteria();
        criteria.conditions.add(condition);
        return criteria;
    }

    /** That a column is as asked: has a value, has none, or does not matter. */
    <T> Criteria add(FieldValue<T> asked, Field<T> column) {
        return add(asked, () -> column.eq(Rendering.value(column)), column::isNull, List.of());
    }

    /** As {@link #add(FieldValue, Field)}, for a long text, which some databases compare as if spaces at its end were none. */
    Criteria addLong(FieldValue<String> asked, Field<String> column) {
        return add(asked, () -> Rendering.exactly(column), column::isNull, List.of());
    }

    /** That a condition holds for the value asked for, which can't be none. */
    <T> Criteria add(FieldValue<T> asked, Supplier<Condition> value) {
        return add(asked, value, DSL::noCondition, List.of());
    }

    /**
     * That something is as asked.
     *
     * @param value the condition for a value, which is bound last in it
     * @param none the condition for none, which binds nothing
     * @param bound what the condition for a value binds first
     */
    <T> Criteria add(FieldValue<T> asked, Supplier<Condition> value, Supplier<Condition> none, List<String> bound) {
        T stated = asked.value();
        if (stated != null) {
            values.addAll(bound);
            always(value, stated);
            form.append('=');
        } else if (asked.isStated()) {
            conditions.add(none);
            form.append('0');
        } else {
            form.append('-');
        }
        return this;
    }

    /** That a column is beyond the page's place, if it has one: its only sort key. The page's form tells that apart. */
    Criteria beyond(Field<String> column, Paging paging) {
        if (paging.hasPlace()) {
            conditions.add(() -> Listing.beyond(List.of(column), paging));
            values.addAll(paging.placeValues());
        }
        return this;
    }

    private Criteria always(Supplier<Condition> condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    /** Equal for two filters whose conditions differ in nothing but bound values. */
    String form() {
        return form.toString();
    }

    /** All conditions as one. */
    Condition condition() {
        return DSL.and(conditions.stream().map(Supplier::get).toList());
    }

    /** What to bind, in order. */
    List<Object> values() {
        return List.copyOf(values);
    }
}
