package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.sql.session.ErrorKind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What each result code of SQLite means. */
class SqliteDialectTest {
    private final SqliteDialect dialect = new SqliteDialect();

    @ParameterizedTest
    @CsvSource({
        "SQLITE_CONSTRAINT_UNIQUE, UNIQUE",
        "SQLITE_CONSTRAINT_PRIMARYKEY, UNIQUE",
        "SQLITE_CONSTRAINT_FOREIGNKEY, FOREIGN_KEY",
        "SQLITE_CONSTRAINT_NOTNULL, OTHER",
        "SQLITE_BUSY, CONTENTION",
        "SQLITE_BUSY_SNAPSHOT, CONTENTION",
        "SQLITE_BUSY_RECOVERY, CONTENTION",
        "SQLITE_LOCKED, CONTENTION",
        "SQLITE_LOCKED_SHAREDCACHE, CONTENTION",
        "SQLITE_INTERRUPT, TIMEOUT",
        "SQLITE_FULL, UNWRITABLE",
        "SQLITE_READONLY, UNWRITABLE",
        "SQLITE_READONLY_DBMOVED, UNWRITABLE",
        "SQLITE_IOERR, UNREACHABLE",
        "SQLITE_IOERR_FSYNC, UNREACHABLE",
        "SQLITE_IOERR_WRITE, UNREACHABLE",
        "SQLITE_CANTOPEN, UNREACHABLE",
        "SQLITE_NOTADB, OTHER",
        "SQLITE_CORRUPT, OTHER",
        "SQLITE_ERROR, OTHER",
        "SQLITE_TOOBIG, OTHER"
    })
    void a_result_code_says_what_went_wrong(SQLiteErrorCode code, ErrorKind kind) {
        assertThat(dialect.classify(new SQLiteException("text that is never looked at", code)))
                .isEqualTo(kind);
    }

    @Test
    void an_exception_that_a_pool_has_wrapped_is_told_by_its_code() {
        assertThat(dialect.classify(new SQLException("wrapped", null, 5))).isEqualTo(ErrorKind.CONTENTION);
    }
}
