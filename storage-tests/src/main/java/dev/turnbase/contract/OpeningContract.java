package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.EngineStatus;
import dev.turnbase.MigrationMode;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.MigrationException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opening a database: migrated once, at home beside the host's tables, never past a schema that is not ours to use. */
public abstract class OpeningContract extends ContractTest {
    private static final int PROCESSES = 8;

    private StorageEngine open(TestDatabase database) {
        return StorageEngine.open(configured(database).build());
    }

    private void assertServes(TestDatabase database) {
        try (StorageEngine engine = open(database)) {
            Serving.assertServes(engine.storage());
        }
    }

    private static Message write(StorageEngine engine) {
        String c = engine.storage()
                .conversations()
                .create(NewConversation.of("Opening", "agent").id("c"))
                .id();
        return engine.storage().messages().append(c, NewMessage.of("user", "kept"));
    }

    /** Looks into the tables; answers null if they are nowhere but in the engine. */
    private <T> @Nullable T raw(TestDatabase database, Function<RawTables, T> look) {
        Optional<RawTables> raw = database.rawConnection().map(connection -> new RawTables(connection, ""));
        assertThat(raw.isPresent())
                .as("the tables of a durable engine can be looked into")
                .isEqualTo(capabilities().durable());
        try (RawTables tables = raw.orElse(null)) {
            return tables == null ? null : look.apply(tables);
        }
    }

    private @Nullable Map<String, Long> rows(TestDatabase database) {
        return raw(database, RawTables::rows);
    }

    @Test
    @Rule("O1")
    void opening_an_empty_database_makes_it_ready_and_opening_it_again_changes_nothing() {
        try (TestDatabase database = fixture().create()) {
            EngineStatus first;
            try (StorageEngine engine = open(database)) {
                write(engine);
                first = engine.status();
            }
            assertThat(first.initialized()).isTrue();
            assertThat(first.configured()).isTrue();
            assertThat(first.pendingMigrations()).isZero();
            assertThat(first.schemaVersion().isPresent())
                    .isEqualTo(capabilities().migrated());
            assertThat(first.tables()).isNotEmpty();
            @Nullable Map<String, Long> rows = rows(database);

            try (StorageEngine again = open(database)) {
                assertThat(again.status().schemaVersion()).isEqualTo(first.schemaVersion());
                assertThat(again.status().equals(first))
                        .isEqualTo(capabilities().durable());
            }

            assertThat(rows(database)).isEqualTo(rows);
        }
    }

    @Test
    @Rule("O1")
    void looking_at_a_database_creates_and_changes_nothing() {
        try (TestDatabase database = fixture().create()) {
            StorageOptions options = configured(database).build();

            EngineStatus empty = StorageEngine.inspect(options);
            if (capabilities().migrated()) {
                assertThat(empty.initialized()).isFalse();
                assertThat(empty.pendingMigrations()).isPositive();
                assertThat(empty.schemaVersion()).isEmpty();
            }
            assertThat(StorageEngine.inspect(options)).isEqualTo(empty);

            assertServes(database);
            if (capabilities().durable()) {
                EngineStatus ready = StorageEngine.inspect(options);
                assertThat(ready.initialized()).isTrue();
                assertThat(ready.pendingMigrations()).isZero();
            } else {
                assertThat(StorageEngine.inspect(options)).isEqualTo(empty);
            }
        }
    }

    @Test
    @Rule("O1")
    void a_database_with_tables_of_the_host_is_migrated_and_they_stay_as_they_are() {
        try (TestDatabase database = fixture().create()) {
            List<String> before = raw(database, tables -> {
                tables.createHostTable();
                return tables.hostRows();
            });
            try (StorageEngine engine = open(database)) {
                Message first = write(engine);
                assertThat(first.turn()).isEqualTo(1);
                assertThat(engine.storage().messages().latest("c", 9)).containsExactly(first);
            }

            assertThat(raw(database, RawTables::hostRows)).isEqualTo(before);
            try (StorageEngine again = open(database)) {
                assertThat(again.storage().messages().count(MessageFilter.any()))
                        .isEqualTo(capabilities().durable() ? 1 : 0);
            }
        }
    }

    @Test
    @Rule("O1")
    void validating_opens_only_what_is_up_to_date_and_migrates_nothing() {
        try (TestDatabase database = fixture().create()) {
            StorageOptions validate =
                    configured(database).migrationMode(MigrationMode.VALIDATE).build();
            if (!capabilities().migrated()) {
                try (StorageEngine engine = StorageEngine.open(validate)) {
                    Serving.assertServes(engine.storage());
                }
                return;
            }
            Refusals.refusal(MigrationException.class, ErrorCode.MIGRATION, () -> StorageEngine.open(validate));
            assertThat(StorageEngine.inspect(validate).initialized()).isFalse();

            open(database).close();
            if (capabilities().durable()) {
                StorageEngine.open(validate).close();
            }
        }
    }

    @Test
    @Rule("O2")
    void eight_processes_open_an_empty_database_at_once_and_it_is_migrated_once() {
        List<ChildJvm> children = new ArrayList<>();
        try (TestDatabase database = fixture().create()) {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(Children.start(database, "open"));
            }
            children.forEach(child -> child.await("ready"));
            children.forEach(ChildJvm::go);

            assertThat(children).allSatisfy(child -> {
                assertThat(child.exitCode()).as(child.report()).isZero();
                assertThat(child.lines("opened")).as(child.report()).hasSize(1).allMatch(line -> line.endsWith(" 0"));
            });
            Set<String> versions = new HashSet<>();
            children.forEach(child -> versions.addAll(child.lines("opened")));
            assertThat(versions).hasSize(1);

            try (TestDatabase alone = fixture().create();
                    StorageEngine engine = open(database);
                    StorageEngine other = open(alone)) {
                assertThat(engine.status().schemaVersion())
                        .isEqualTo(other.status().schemaVersion());
                assertThat(rows(database)).isEqualTo(rows(alone));
                Serving.assertServes(engine.storage());
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaDamage.class)
    @Rule("O3")
    void a_schema_that_is_not_ours_to_use_is_refused_and_its_data_is_untouched(SchemaDamage damage) {
        try (TestDatabase database = fixture().create()) {
            try (StorageEngine engine = open(database)) {
                write(engine);
            }
            if (!capabilities().migrated() || !capabilities().durable()) {
                assertServes(database);
                return;
            }
            database.damage(damage);
            @Nullable Map<String, Long> before = rows(database);

            for (MigrationMode mode : List.of(MigrationMode.AUTO, MigrationMode.VALIDATE)) {
                MigrationException refusal = Refusals.refusal(
                        MigrationException.class,
                        ErrorCode.MIGRATION,
                        () -> StorageEngine.open(
                                configured(database).migrationMode(mode).build()));
                assertThat(refusal.retryable()).isFalse();
            }

            assertThat(rows(database)).isEqualTo(before);
        }
    }
}
