package dev.turnbase.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements are kept by their text, up to a number; those that failed are not. */
class KeptStatementsTest {
    private static final int MOST = 256;

    private final List<PreparedStatement> used = new ArrayList<>();
    private Connection connection;
    private KeptStatements kept;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        kept = new KeptStatements(connection, (sql, begun) -> {});
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        kept.run(sql, prepared -> {
            used.add(prepared);
            return prepared.execute();
        });
    }

    private long open() throws SQLException {
        long open = 0;
        for (PreparedStatement statement : used.stream().distinct().toList()) {
            open += statement.isClosed() ? 0 : 1;
        }
        return open;
    }

    @Test
    void a_text_that_comes_again_is_not_prepared_again() throws SQLException {
        run("select 1");
        run("select 1");

        assertThat(used.get(0)).isSameAs(used.get(1));
    }

    @Test
    void the_one_that_was_not_used_for_longest_is_closed_when_there_are_too_many() throws SQLException {
        for (int i = 0; i < MOST; i++) {
            run("select " + i);
        }
        assertThat(open()).isEqualTo(MOST);
        run("select 0");
        run("select " + MOST);

        assertThat(open()).isEqualTo(MOST);
        assertThat(used.get(0).isClosed()).isFalse();
        assertThat(used.get(1).isClosed()).isTrue();
    }

    @Test
    void one_that_failed_is_closed() throws SQLException {
        assertThatThrownBy(() -> run("insert into nothing values (1)")).isInstanceOf(SQLException.class);
        run("create table one (id integer primary key)");
        run("insert into one values (1)");
        assertThatThrownBy(() -> run("insert into one values (1)")).isInstanceOf(SQLException.class);

        assertThat(used.get(used.size() - 1).isClosed()).isTrue();
    }

    @Test
    void a_driver_that_fails_on_a_closed_connection_fails_as_one_that_is_lost() throws SQLException {
        connection.close();

        assertThatThrownBy(() -> kept.run("select 1", prepared -> {
                    throw new IllegalArgumentException("closed meanwhile");
                }))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void closing_closes_all() throws SQLException {
        run("select 1");
        run("select 2");

        kept.close();

        assertThat(open()).isZero();
    }
}
