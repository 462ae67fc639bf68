package dev.turnbase.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A server that has no connection left for a scene's user, until it is closed. */
final class FullServer implements AutoCloseable {
    private static final int MANY = 100;

    private final Scene scene;
    private final Connection administrator;
    private final List<Connection> taken = new ArrayList<>();

    private FullServer(Scene scene, Connection administrator) {
        this.scene = scene;
        this.administrator = administrator;
    }

    static FullServer of(Scene scene) {
        return of(scene, List.of());
    }

    /** The same after sessions of the user's were ended. */
    static FullServer of(Scene scene, List<String> killed) {
        try {
            FullServer full = new FullServer(scene, scene.connect());
            full.execute(scene.ways().refuseConnections(scene.user()));
            full.execute(killed.stream().map(scene.ways()::kill).toList());
            full.takeAll();
            return full;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeAll() {
        for (int i = 0; i < MANY; i++) {
            try {
                taken.add(DriverManager.getConnection(scene.jdbcUrl(), scene.user(), Scene.PASSWORD));
            } catch (SQLException full) {
                return;
            }
        }
        throw new IllegalStateException("the server takes " + MANY + " connections");
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = administrator.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() {
        try (administrator) {
            for (Connection connection : taken) {
                connection.close();
            }
            execute(scene.ways().admitConnections(scene.user()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
