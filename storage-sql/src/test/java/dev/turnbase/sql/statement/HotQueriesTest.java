package dev.turnbase.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Run with {@code -Dstatements=write} to write the shipped file anew. */
class HotQueriesTest {
    private static final Path SHIPPED = Path.of("src/main/resources/dev/turnbase/sql/statement");
    private static final Set<Hot> OF_SERVERS = EnumSet.of(
            Hot.LOCK_TENANT_USERS,
            Hot.LOCK_TENANT_HEADS,
            Hot.LOCK_USER,
            Hot.LOCK_USER_TO_DELETE,
            Hot.LOCK_HEAD_ROW,
            Hot.LOCK_BODY_ROW,
            Hot.LOCK_STREAM);
    private static final Set<Hot> OF_POSTGRES = EnumSet.of(Hot.APPEND, Hot.APPEND_REPLY, Hot.WAIT_BRIEFLY);
    private static final Set<Hot> OF_MYSQL =
            EnumSet.of(Hot.SHARE_AUTHOR, Hot.FORGET_TURN, Hot.INSERT_NEXT, Hot.GIVEN_TURN, Hot.ADVANCE_HEAD_REPLY);

    @ParameterizedTest
    @CsvSource({"sqlite, SQLITE", "postgres, POSTGRES", "mysql, MYSQL"})
    void the_shipped_statements_are_those_that_jooq_writes(String name, SQLDialect dialect) throws IOException {
        Path shipped = SHIPPED.resolve(name + ".sql");
        String rendered = text(HotQueries.render(dialect));
        if ("write".equals(System.getProperty("statements"))) {
            Files.writeString(shipped, rendered);
        }

        assertThat(Files.readString(shipped))
                .as("run the test with -Dstatements=write")
                .isEqualTo(rendered);
    }

    @Test
    void every_database_has_every_statement_but_those_that_only_others_need() {
        assertThat(missing(SQLDialect.SQLITE)).isEqualTo(union(OF_SERVERS, OF_POSTGRES, OF_MYSQL));
        assertThat(missing(SQLDialect.POSTGRES)).isEqualTo(OF_MYSQL);
        assertThat(missing(SQLDialect.MYSQL)).isEqualTo(OF_POSTGRES);
    }

    private static Set<Hot> missing(SQLDialect dialect) {
        Set<Hot> missing = EnumSet.allOf(Hot.class);
        missing.removeAll(HotQueries.render(dialect).keySet());
        return missing;
    }

    @SafeVarargs
    private static Set<Hot> union(Set<Hot>... sets) {
        Set<Hot> union = EnumSet.noneOf(Hot.class);
        for (Set<Hot> set : sets) {
            union.addAll(set);
        }
        return union;
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES", "MYSQL"})
    void a_statement_is_one_line_and_one_statement_so_that_several_can_be_sent_together(SQLDialect dialect) {
        assertThat(HotQueries.render(dialect).values())
                .allSatisfy(sql -> assertThat(sql).doesNotContain("\n", ";"));
    }

    @Test
    void rows_are_locked_where_the_database_has_row_locks() {
        Map<Hot, String> postgres = HotQueries.render(SQLDialect.POSTGRES);
        Map<Hot, String> mysql = HotQueries.render(SQLDialect.MYSQL);

        assertThat(postgres.get(Hot.LOCK_HEAD_ROW)).endsWith("for no key update");
        assertThat(postgres.get(Hot.SHARE_TENANT)).endsWith("for key share");
        assertThat(postgres.get(Hot.LOCK_DEAD_STREAMS)).endsWith("for update skip locked");
        assertThat(mysql.get(Hot.LOCK_HEAD_ROW)).endsWith("for update");
        assertThat(mysql.get(Hot.SHARE_TENANT)).endsWith("lock in share mode");
        assertThat(mysql.get(Hot.LOCK_DEAD_STREAMS)).endsWith("for update skip locked");
        assertThat(HotQueries.render(SQLDialect.SQLITE).values())
                .allSatisfy(sql -> assertThat(sql).doesNotContain("for update", "for share", "for no key"));
    }

    private static String text(Map<Hot, String> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach((name, sql) ->
                text.append("-- ").append(name).append('\n').append(sql).append('\n'));
        return text.toString();
    }
}
