package dev.turnbase.sql.engine;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** How a database in a server is reached. */
public interface ServerAccess extends AutoCloseable {
    /** What errors call the database; no secrets. */
    String label();

    /** The options that all servers have in common. */
    ServerOptions server();

    /** The schema that the tables are in, if one was stated. */
    Optional<String> schema();

    /** Opens connections to work by; each commits by itself. */
    DataSource connections();

    /** How long the engine lets a statement run on them; zero for ever, or if the server sees to that. */
    Duration queryTimeout();

    /** Opens connections to migrate by, on which a statement may take as long as it needs. */
    DataSource migrations();

    /** Lets go of what it holds; the connections are closed by then. */
    @Override
    void close();
}
