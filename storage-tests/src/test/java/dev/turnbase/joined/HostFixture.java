package dev.turnbase.joined;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.runs.PlainDataSource;
import dev.turnbase.sql.SqlStorage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A host with a table of its own in the engine's database. */
abstract class HostFixture {
    String url;
    StorageEngine engine;
    Storage storage;
    User ada;
    Conversation trip;

    /** Makes an empty database; answers its URL. */
    abstract String create();

    /** A connection of the host's to it, which commits by itself and is fit for being joined when it does not. */
    abstract Connection connect() throws SQLException;

    /** Removes the database. */
    abstract void drop();

    @BeforeEach
    void open() throws SQLException {
        url = create();
        engine = StorageEngine.open(url);
        storage = engine.storage("acme");
        ada = storage.users().create(NewUser.withExternalId("ada"));
        trip = storage.conversations()
                .create(NewConversation.of("Trip", "travel-agent").ownedBy(ada));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table host_order (id varchar(40) not null primary key)");
        }
    }

    @AfterEach
    void close() {
        engine.close();
        drop();
    }

    DataSource dataSource() {
        return new PlainDataSource(this::connect);
    }

    /** A connection with a transaction. */
    Connection begun() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    Storage joined(Connection connection) {
        return SqlStorage.of(storage).join(connection);
    }

    static NewMessage text(String content) {
        return NewMessage.of("user", content);
    }

    static void order(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into host_order values (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    /** The orders and messages that others see. */
    List<String> seen() throws SQLException {
        try (Connection connection = connect()) {
            return Stream.concat(
                            orders(connection).stream(),
                            storage.messages().latest(trip.id(), 100).stream().map(Message::content))
                    .toList();
        }
    }

    private static List<String> orders(Connection connection) throws SQLException {
        List<String> orders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from host_order order by id")) {
            while (row.next()) {
                orders.add(row.getString(1));
            }
        }
        return orders;
    }
}
