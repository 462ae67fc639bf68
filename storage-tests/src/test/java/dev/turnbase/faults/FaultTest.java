package dev.turnbase.faults;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;

/** Tests that share a database, in which each has a tenant of its own, and that find it reachable and writable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class FaultTest {
    private final Ways ways;
    private @Nullable Scene scene;
    private int tenants;

    FaultTest(Ways ways) {
        this.ways = ways;
    }

    @BeforeAll
    final void enter() {
        scene = new Scene(ways);
    }

    @BeforeEach
    final void beginAnew() {
        tenants++;
        scene().far().restore();
        scene().near().restore();
    }

    @AfterAll
    final void leave() {
        scene().close();
    }

    final Scene scene() {
        return requireNonNull(scene, "scene");
    }

    final Ways ways() {
        return ways;
    }

    /** The storage of the test's tenant. */
    final Storage storage(StorageEngine engine) {
        return engine.storage(tenant());
    }

    final String tenant() {
        return "tenant-" + tenants;
    }

    /** The administrator asks for a column of the test's tenant. */
    final List<String> ask(String column, String tableAndOrder) {
        String[] parts = tableAndOrder.split(" ", 2);
        return scene().ask("select " + column + " from chat_" + parts[0] + " where tenant = '" + tenant() + "'"
                + (parts.length == 1 ? "" : " " + parts[1]));
    }

    /** Locks a row of the test's tenant by an administrator's transaction, until that is closed. */
    final RowLock lock(String table, String id) {
        return RowLock.of(scene(), locking(table, id));
    }

    /** The query that locks a row of the test's tenant. */
    final String locking(String table, String id) {
        return "select 1 from chat_" + table + " where tenant = '" + tenant() + "' and id = '" + id + "' for update";
    }

    /** A conversation with this id. */
    static void create(Storage storage, String id) {
        storage.conversations().create(NewConversation.of("Faults", "agent").id(id));
    }

    static void append(Storage storage, String conversation) {
        storage.messages().append(conversation, NewMessage.of("user", "text"));
    }

    final String title(StorageEngine engine, String conversation) {
        return storage(engine).conversations().get(conversation).orElseThrow().title();
    }
}
