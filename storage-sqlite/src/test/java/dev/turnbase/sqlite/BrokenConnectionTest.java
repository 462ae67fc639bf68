package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What breaks under the engine is replaced by the next write; nothing stays broken until the engine is opened again. */
class BrokenConnectionTest {
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<PreparedStatement> statements = new CopyOnWriteArrayList<>();
    private SQLiteDataSource file;

    @TempDir
    private Path folder;

    @BeforeEach
    void name() {
        file = new SQLiteDataSource();
        file.setUrl("jdbc:sqlite:" + folder.resolve("chat.db"));
    }

    @Test
    void a_writing_connection_that_is_closed_underneath_is_replaced() throws Exception {
        try (StorageEngine engine = open()) {
            Storage storage = engine.storage();
            String conversation = conversation(storage);
            for (Connection connection : connections) {
                connection.close();
            }

            assertThatThrownBy(() -> append(storage, conversation)).isInstanceOf(UnavailableException.class);

            assertThat(append(storage, conversation)).isEqualTo(1);
        }
    }

    @Test
    void a_statement_that_is_broken_is_prepared_again() throws Exception {
        try (StorageEngine engine = open()) {
            Storage storage = engine.storage();
            String conversation = conversation(storage);
            append(storage, conversation);
            for (PreparedStatement statement : statements) {
                statement.close();
            }

            for (int broken = 0; broken < statements.size() && !appends(storage, conversation); broken++) {
                assertThat(storage.conversations().get(conversation)).isPresent();
            }

            assertThat(append(storage, conversation)).isEqualTo(3);
        }
    }

    private StorageEngine open() {
        return open(proxy(DataSource.class, (method, args) -> {
            Object result = method.invoke(file, args);
            return result instanceof Connection connection ? noted(connection) : result;
        }));
    }

    private static StorageEngine open(DataSource pool) {
        StorageOptions options =
                StorageOptions.builder().engine("sqlite").dataSource(pool).build();
        return StorageEngine.open(options, new SqliteEngineProvider());
    }

    private Connection noted(Connection connection) {
        connections.add(connection);
        return proxy(Connection.class, (method, args) -> {
            Object result = method.invoke(connection, args);
            if (result instanceof PreparedStatement statement) {
                statements.add(statement);
            }
            return result;
        });
    }

    private static String conversation(Storage storage) {
        return storage.conversations().create(NewConversation.of("", "agent")).id();
    }

    private static long append(Storage storage, String conversation) {
        return storage.messages()
                .append(conversation, NewMessage.of("user", "text"))
                .turn();
    }

    private static boolean appends(Storage storage, String conversation) {
        try {
            return append(storage, conversation) > 0;
        } catch (UnavailableException e) {
            return false;
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        Object made = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return call.on(method, args);
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(made);
    }

    private interface Call {
        Object on(java.lang.reflect.Method method, Object[] args) throws Throwable;
    }
}
