package dev.turnbase.sql.schema;

import dev.turnbase.sql.statement.Statements;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table whose name begins with the prefix's placeholder. */
@SuppressWarnings("serial") // never serialized; jOOQ's tables are Serializable by inheritance only
abstract class BaseTable extends TableImpl<Record> {
    BaseTable(String name) {
        super(DSL.name(Statements.PREFIX + name));
    }

    final TableField<Record, String> text(String name) {
        return createField(DSL.name(name), SQLDataType.VARCHAR, this);
    }

    final TableField<Record, Long> number(String name) {
        return createField(DSL.name(name), SQLDataType.BIGINT, this);
    }

    final TableField<Record, Integer> flag(String name) {
        return createField(DSL.name(name), SQLDataType.INTEGER, this);
    }

    final TableField<Record, byte[]> bytes(String name) {
        return createField(DSL.name(name), SQLDataType.BLOB, this);
    }
}
