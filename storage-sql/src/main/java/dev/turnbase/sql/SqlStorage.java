package dev.turnbase.sql;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Storage;
import dev.turnbase.error.UnsupportedException;
import java.sql.Connection;

/**
 * A tenant's storage in an SQL database, which can also work inside a transaction of the host's own.
 *
 * <pre>{@code
 * connection.setAutoCommit(false);
 * orders.insert(connection, order);
 * SqlStorage.of(engine.storage()).join(connection).messages().append(conversation, message);
 * connection.commit();                       // both or none
 * }</pre>
 */
public interface SqlStorage extends Storage {
    /**
     * The storage as one of an SQL database.
     *
     * @throws UnsupportedException if it is not in one
     */
    static SqlStorage of(Storage storage) {
        if (requireNonNull(storage, "storage") instanceof SqlStorage sql) {
            return sql;
        }
        throw new UnsupportedException("the storage of tenant " + storage.tenant()
                + " is not in an SQL database, or belongs to a transaction already; take it from an SQL engine");
    }

    /**
     * The same tenant, worked with on a connection of the host's, as part of the transaction that is open on it. Commit and
     * rollback are the host's; nothing is tried again, shared with other writes, or looked up after a lost commit. Each
     * write stands behind a savepoint: one that fails is undone alone, and the host's transaction can go on, but after
     * CONTENTION and UNAVAILABLE, which the database may have answered by a rollback. A row got by its id stays locked until
     * the host's transaction ends.
     *
     * <p>The isolation is the host's, too: at least READ COMMITTED, and on MySQL and MariaDB that or SERIALIZABLE, since
     * REPEATABLE READ, their default, reads a row as it was before it was locked. A connection to SQLite must enforce
     * foreign keys.
     *
     * <p>What is answered may be used as long as the connection is the host's and by one thread at a time. Streams can't
     * be opened in it.
     *
     * @param connection leads to the engine's database, and does not commit by itself
     * @throws IllegalStateException if it commits by itself, has another isolation or does not enforce foreign keys; if the
     *     engine is closed, or this storage belongs to a transaction
     * @throws dev.turnbase.error.UnavailableException if it is closed or broken
     */
    Storage join(Connection connection);
}
