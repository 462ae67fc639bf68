package dev.turnbase.sqlite;

import dev.turnbase.error.CannotOpenException;
import dev.turnbase.sql.engine.MigrationLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * A lock between processes, on a file of its own beside the database: closing any descriptor of the database's file
 * would drop the locks that SQLite holds on it in this process. Its holder removes the file and then writes a byte into
 * it, so that one who waited for the removed file sees it and begins anew. The database is put into write-ahead mode first. Threads of one process wait for each other.
 */
final class SqliteMigrationLock implements MigrationLock {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();
    private static final byte[] REMOVED = {1};
    /** Each one but the last has met a holder that was just done. */
    private static final int MOST_ATTEMPTS = 1_000;

    private final Path file;
    private final DataSource connections;

    SqliteMigrationLock(Path database, DataSource connections) {
        this.connections = connections;
        this.file = database.resolveSibling(database.getFileName() + "-migration.lock");
    }

    @Override
    public void run(Work work) throws SQLException {
        IN_THIS_PROCESS.lock();
        try (FileChannel held = acquired()) {
            try {
                SqliteConnections.useWriteAheadLog(connections);
                work.run();
            } finally {
                Files.deleteIfExists(file);
                held.write(ByteBuffer.wrap(REMOVED), 0);
            }
        } catch (IOException e) {
            throw new CannotOpenException(file + " can't be locked; check the access rights of its folder", e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private FileChannel acquired() throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            if (channel.size() == 0) {
                return channel;
            }
            channel.close();
        }
        throw new CannotOpenException(file + " was left with something in it; delete it, then open again", null);
    }
}
