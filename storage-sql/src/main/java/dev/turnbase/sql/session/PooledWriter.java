package dev.turnbase.sql.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes to a server, which takes many writers at a time: each has a session of the pool, and rows are locked there. */
final class PooledWriter implements Writer {
    private final SessionPool sessions;
    private final WriteUnit unit;
    private volatile boolean closed;

    PooledWriter(SessionPool sessions, WriteUnit unit) {
        this.sessions = sessions;
        this.unit = unit;
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        Lease lease = exclusive();
        try {
            return unit.run(lease.session(), work);
        } finally {
            lease.giveBack().run();
        }
    }

    @Override
    public Lease exclusive() throws Contended {
        if (closed) {
            throw new IllegalStateException("the engine is closed; nothing was written, open it again");
        }
        try {
            return sessions.borrow();
        } catch (SQLException e) {
            throw unit.contendedOr(e);
        }
    }

    /** The pool's connections are closed with the pool; a host's stay open. */
    @Override
    public void close() {
        closed = true;
    }
}
