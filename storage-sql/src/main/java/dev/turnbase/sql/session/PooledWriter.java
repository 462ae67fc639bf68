package dev.turnbase.sql.session;

import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a server, which takes many writers at a time: each has a session of the pool, and rows are locked there. Those
 * that would wait there for the same row wait here, and are then made as one.
 */
final class PooledWriter implements Writer, WriteQueue.Carrier {
    private final SessionPool sessions;
    private final WriteUnit unit;
    private final @Nullable WriteLanes lanes;

    /** @param lanes null if none waits here and each is made by itself */
    PooledWriter(SessionPool sessions, WriteUnit unit, @Nullable WriteLanes lanes) {
        this.sessions = sessions;
        this.unit = unit;
        this.lanes = lanes;
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        Object lane = work instanceof JoinableWrite<?> joinable ? joinable.lane() : null;
        return lane == null || lanes == null ? alone(work) : lanes.write(lane, work, this);
    }

    @Override
    public <T extends @Nullable Object> T alone(WriteWork<T> work) throws Contended {
        Lease lease = exclusive();
        try {
            return unit.run(lease.session(), work);
        } finally {
            lease.giveBack().run();
        }
    }

    @Override
    public void together(List<Pending<?>> batch) throws Contended {
        List<? extends JoinableWrite<?>> writes =
                batch.stream().map(write -> (JoinableWrite<?>) write.work()).toList();
        try {
            List<? extends Object> results = alone(writes.get(0).joined(writes.subList(1, writes.size())));
            for (int i = 0; i < batch.size(); i++) {
                succeed(batch.get(i), results.get(i));
            }
        } catch (Contended e) {
            if (concernsAll(e.failure())) {
                throw e;
            }
        } catch (StorageException e) {
            if (e instanceof OutcomeUnknownException
                    || (e.getCause() instanceof SQLException cause && concernsAll(cause))) {
                throw e;
            }
        }
        // What is not done has a wrong one in it, and none was made. Which one shows when they are carried alone.
    }

    /** The results of a joined write are those of its writes. */
    @SuppressWarnings("unchecked")
    private static <T> void succeed(Pending<T> write, Object result) {
        write.succeed((T) result);
    }

    /** Whether what failed is the database, not a write; then it is not asked again for each of them. */
    private boolean concernsAll(SQLException failure) {
        return switch (unit.kind(failure)) {
            case UNREACHABLE, TIMEOUT, DENIED, UNWRITABLE, CONTENTION -> true;
            case UNIQUE, FOREIGN_KEY, OTHER -> false;
        };
    }

    @Override
    public Lease exclusive() throws Contended {
        try {
            return sessions.borrow();
        } catch (SQLException e) {
            throw unit.contendedOr(e);
        }
    }

    /** The pool's connections are closed with the pool. */
    @Override
    public void close() {}
}
