package dev.turnbase.joined;

import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.servers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;

/** Joins on a server, under READ COMMITTED. */
abstract class ServerJoins extends SpringJoins {
    private final ServerDatabase database;

    ServerJoins(TestServer server) {
        database = server.createDatabase();
    }

    @Override
    String create() {
        return database.url();
    }

    @Override
    Connection connect() throws SQLException {
        Connection connection = database.connect();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    @Override
    void drop() {
        database.drop();
    }
}
