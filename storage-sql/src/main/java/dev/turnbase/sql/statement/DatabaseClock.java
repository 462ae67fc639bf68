package dev.turnbase.sql.statement;

import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Now by the database's own clock, in microseconds since 1970 UTC. Leases go by it, since the clocks of two processes
 * may differ and a host may give the engine any clock it likes.
 */
final class DatabaseClock {
    private DatabaseClock() {}

    static Field<Long> now(SQLDialect dialect) {
        return DSL.field(
                switch (dialect.family()) {
                    case POSTGRES -> "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
                    case MYSQL, MARIADB -> "timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))";
                    default -> "cast(unixepoch('subsec') * 1000000 as integer)";
                },
                SQLDataType.BIGINT);
    }
}
