package dev.turnbase.sql.statement;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How jOOQ is used: to write statements with a {@code ?} for each value, which are run over JDBC. */
public final class Rendering {
    private static final String NO_LOGO = "org.jooq.no-logo";
    private static final String NO_TIPS = "org.jooq.no-tips";

    static {
        // A library's banner has no place in its host's log.
        System.setProperty(NO_LOGO, System.getProperty(NO_LOGO, "true"));
        System.setProperty(NO_TIPS, System.getProperty(NO_TIPS, "true"));
    }

    private Rendering() {}

    static DSLContext in(SQLDialect dialect) {
        return DSL.using(dialect);
    }

    static String render(SQLDialect dialect, Query query) {
        return in(dialect).render(query);
    }

    /** A value of the field's type that is bound later. */
    public static <T> Param<T> value(Field<T> field) {
        return DSL.param(field.getName(), field.getDataType());
    }

    /** That a text is a value that is bound later, byte for byte. MySQL's collations may pad: there bytes are compared. */
    public static Condition exactly(Field<String> text) {
        return CustomCondition.of(context -> {
            boolean padded = context.family() == SQLDialect.MYSQL;
            context.visit(
                    padded
                            ? DSL.condition("cast({0} as binary) = cast({1} as binary)", text, value(text))
                            : text.eq(value(text)));
        });
    }

    /** No value, for a column. */
    static <T> Field<T> none(Field<T> field) {
        return DSL.inline(null, field.getDataType());
    }

    /** A number that is bound later. */
    public static Param<Long> number() {
        return DSL.param("number", SQLDataType.BIGINT);
    }
}
