package dev.turnbase.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.sql.session.ErrorKind;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codes mean that PostgreSQL and its driver give. */
class PostgresDialectTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "unique key,                     23505, UNIQUE",
        "foreign key,                    23503, FOREIGN_KEY",
        "deadlock,                       40P01, CONTENTION",
        "serialization failure,          40001, CONTENTION",
        "lock timeout,                   55P03, CONTENTION",
        "cancelled or too long,          57014, TIMEOUT",
        "connection refused,             08001, UNREACHABLE",
        "refused by the server,          08004, UNREACHABLE",
        "connection lost,                08006, UNREACHABLE",
        "used after it was lost,         08003, UNREACHABLE",
        "killed or shut down,            57P01, UNREACHABLE",
        "crashed,                        57P02, UNREACHABLE",
        "starting or stopping,           57P03, UNREACHABLE",
        "idle for too long,              57P05, UNREACHABLE",
        "idle in its transaction,        25P03, UNREACHABLE",
        "too many connections,           53300, UNREACHABLE",
        "wrong password,                 28P01, DENIED",
        "user not let in,                28000, DENIED",
        "unknown database,               3D000, DENIED",
        "no right,                       42501, DENIED",
        "read-only,                      25006, UNWRITABLE",
        "disk full,                      53100, UNWRITABLE",
        "value too long,                 22001, OTHER",
        "NUL in a text,                  22021, OTHER",
        "wrong SQL,                      42601, OTHER",
        "check constraint,               23514, OTHER",
        "not said,                            , OTHER"
    })
    void a_code_has_a_meaning(String condition, @Nullable String state, ErrorKind kind) {
        assertThat(new PostgresDialect().classify(new SQLException("text", state)))
                .isEqualTo(kind);
    }
}
