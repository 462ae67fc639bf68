package dev.turnbase.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import dev.turnbase.sql.session.ErrorKind;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codes mean that MySQL, MariaDB and their driver give. */
class MysqlDialectTest {
    @ParameterizedTest(name = "{0}: {1}/{2} is {3}")
    @CsvSource({
        "unique key,                         23000, 1062, UNIQUE",
        "unique key and its name,            23000, 1586, UNIQUE",
        "foreign key of the child,           23000, 1216, FOREIGN_KEY",
        "foreign key of the child by name,   23000, 1452, FOREIGN_KEY",
        "foreign key of the parent,          23000, 1217, FOREIGN_KEY",
        "foreign key of the parent by name,  23000, 1451, FOREIGN_KEY",
        "deadlock,                           40001, 1213, CONTENTION",
        "snapshot isolation,                 HY000, 1020, CONTENTION",
        "lock timeout,                       40001, 1205, CONTENTION",
        "NOWAIT,                             HY000, 3572, CONTENTION",
        "statement timeout of MySQL,         HY000, 3024, TIMEOUT",
        "statement timeout of MariaDB,       70100, 1969, TIMEOUT",
        "statement killed,                   70100, 1317, TIMEOUT",
        "refused or reset or silent,         08S01,    0, UNREACHABLE",
        "used after it was lost,             08003,    0, UNREACHABLE",
        "too many connections,               08004, 1040, UNREACHABLE",
        "too many of one user,               42000, 1203, UNREACHABLE",
        "too many of one account,            42000, 1226, UNREACHABLE",
        "server shut down,                   08S01, 1053, UNREACHABLE",
        "connection killed,                  70100, 1927, UNREACHABLE",
        "idle for too long,                  HY000, 4031, UNREACHABLE",
        "wrong password,                     28000, 1045, DENIED",
        "no password,                        28000, 1698, DENIED",
        "unknown or forbidden database,      42000, 1044, DENIED",
        "unknown database,                   42000, 1049, DENIED",
        "no right on a table,                42000, 1142, DENIED",
        "no such privilege,                  42000, 1227, DENIED",
        "read-only transaction,              25006, 1792, UNWRITABLE",
        "read-only server,                   HY000, 1290, UNWRITABLE",
        "read-only mode,                     HY000, 1836, UNWRITABLE",
        "table full,                         HY000, 1114, UNWRITABLE",
        "disk full,                          HY000, 1021, UNWRITABLE",
        "value too long,                     22001, 1406, OTHER",
        "no quorum at commit,                HY000, 1180, OTHER",
        "wrong SQL,                          42000, 1064, OTHER",
        "not said,                                ,    0, OTHER"
    })
    void a_code_has_a_meaning(String condition, @Nullable String state, int code, ErrorKind kind) {
        assertThat(new MysqlDialect().classify(new SQLException("text", state, code)))
                .isEqualTo(kind);
    }

    /** The driver gives no code to a statement that it has cancelled itself. */
    @Test
    void a_statement_that_the_driver_has_cancelled_is_a_timeout() {
        assertThat(new MysqlDialect().classify(new SQLTimeoutException("text"))).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(new MysqlDialect().classify(new MySQLStatementCancelledException()))
                .isEqualTo(ErrorKind.TIMEOUT);
    }
}
