package dev.turnbase.mysql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.CannotOpenException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlModuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"8.0.15", "8.4.3", "26.10.0", "10.6.1-MariaDB", "10.11.5-MariaDB-log", "11.4.5-MariaDB"})
    void a_version_that_is_new_enough_opens(String version) {
        assertThatCode(() -> MysqlModule.requireVersion(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.44-log", "10.5.9-MariaDB", "5.5.5-MariaDB", "unknown"})
    void an_older_one_is_refused_with_what_is_needed(String version) {
        assertThatThrownBy(() -> MysqlModule.requireVersion(version))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining(version)
                .hasMessageContaining("MySQL 8.0 or MariaDB 10.6");
    }
}
