package dev.turnbase.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Run with {@code -Dstatements=write} to write the shipped file anew. */
class HotQueriesTest {
    private static final Path SHIPPED = Path.of("src/main/resources/dev/turnbase/sql/statement/sqlite.sql");

    @Test
    void the_shipped_statements_are_those_that_jooq_writes() throws IOException {
        String rendered = text(HotQueries.render(SQLDialect.SQLITE));
        if ("write".equals(System.getProperty("statements"))) {
            Files.writeString(SHIPPED, rendered);
        }

        assertThat(Files.readString(SHIPPED))
                .as("run the test with -Dstatements=write")
                .isEqualTo(rendered);
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES", "MYSQL", "MARIADB"})
    void every_statement_can_be_written_for_every_database(SQLDialect dialect) {
        Map<Hot, String> rendered = HotQueries.render(dialect);

        assertThat(rendered.keySet()).containsExactlyInAnyOrder(Hot.values());
        assertThat(rendered.values()).allSatisfy(sql -> assertThat(sql).doesNotContain("\n"));
    }

    @Test
    void rows_are_locked_where_the_database_has_row_locks() {
        Map<Hot, String> postgres = HotQueries.render(SQLDialect.POSTGRES);

        assertThat(postgres.get(Hot.LOCK_CONVERSATION))
                .endsWith("for no key update of \"${prefix}conversation_head\", \"${prefix}conversation\"");
        assertThat(postgres.get(Hot.SHARE_TENANT)).endsWith("for share");
        assertThat(postgres.get(Hot.LOCK_DEAD_STREAMS)).endsWith("for update skip locked");
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
