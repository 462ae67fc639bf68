package dev.turnbase.sql.session;

import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one writing connection of a database that allows one writer. Writes that wait for it share a transaction, each
 * under a savepoint, and return after the commit that holds them; so one commit's wait for the disk serves many.
 */
final class SingleWriter implements Writer, WriteQueue.Carrier {
    private final SessionSource sessions;
    private final WriteUnit unit;
    private final WriteQueue queue;
    private volatile @Nullable Session session;
    private volatile boolean closed;

    SingleWriter(SessionSource sessions, WriteUnit unit, WriteQueue queue) {
        this.sessions = sessions;
        this.unit = unit;
        this.queue = queue;
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        return queue.write(work, this);
    }

    @Override
    public Lease exclusive() throws Contended {
        queue.enter(new Pending<>(null));
        try {
            return new Lease(session(), queue::passOn);
        } catch (Contended | RuntimeException | Error e) {
            queue.passOn();
            throw e;
        }
    }

    @Override
    public <T extends @Nullable Object> T alone(WriteWork<T> write) throws Contended {
        return unit.run(session(), write);
    }

    /**
     * One transaction for all, in which those of one lane are made as one. If something is wrong with one of them, each is
     * made under a savepoint, and those that fail do not harm their neighbours.
     */
    @Override
    public void together(List<Pending<?>> batch) throws Contended {
        Session shared = session();
        unit.begin(shared);
        try {
            List<Runnable> outcomes = joined(shared, batch);
            if (outcomes.isEmpty()) {
                unit.rollback(shared);
                if (shared.isDropped()) {
                    return;
                }
                unit.begin(shared);
                for (Pending<?> write : batch) {
                    outcomes.add(underSavepoint(shared, write));
                }
            }
            unit.commit(shared);
            outcomes.forEach(Runnable::run);
        } catch (SQLException e) {
            // It may have undone all of them.
            unit.rollback(shared);
        } catch (RuntimeException | Error e) {
            unit.rollback(shared);
            throw e;
        }
    }

    /** What to tell the callers after the commit; nothing if one of the writes fails. */
    private static List<Runnable> joined(Session shared, List<Pending<?>> batch) {
        Map<Object, List<Pending<?>>> lanes = new LinkedHashMap<>();
        batch.forEach(write ->
                lanes.computeIfAbsent(write.lane(), lane -> new ArrayList<>()).add(write));
        List<Runnable> outcomes = new ArrayList<>();
        try {
            for (List<Pending<?>> lane : lanes.values()) {
                outcomes.addAll(
                        lane.size() == 1 ? List.of(made(shared, lane.get(0))) : SharedCarrier.made(shared, lane));
            }
            return outcomes;
        } catch (SQLException | RuntimeException e) {
            return new ArrayList<>();
        }
    }

    private static <T extends @Nullable Object> Runnable made(Session shared, Pending<T> write) throws SQLException {
        T result = write.work().run(shared);
        return () -> write.succeed(result);
    }

    /** What to tell the write's caller after the commit. */
    private <T extends @Nullable Object> Runnable underSavepoint(Session shared, Pending<T> write) throws SQLException {
        Witness before = shared.transaction().witness;
        shared.savepoint();
        try {
            T result = write.work().run(shared);
            shared.release();
            return () -> write.succeed(result);
        } catch (RuntimeException e) {
            undo(shared, before);
            return () -> write.fail(e);
        } catch (SQLException e) {
            ErrorKind kind = unit.kind(e);
            if (kind != ErrorKind.UNIQUE && kind != ErrorKind.FOREIGN_KEY) {
                throw e;
            }
            undo(shared, before);
            StorageException explained = write.work().explain(shared);
            return () -> write.fail(explained == null ? new Contended(e) : explained);
        }
    }

    /** The witnesses of the writes before stay good. */
    private static void undo(Session shared, @Nullable Witness before) throws SQLException {
        shared.rollbackToSavepoint();
        shared.transaction().witness = before;
    }

    private Session session() throws Contended {
        Session open = session;
        if (closed) {
            throw new IllegalStateException("the engine is closed; nothing was written, open it again");
        }
        if (open == null || open.isDropped()) {
            try {
                open = sessions.open();
            } catch (SQLException e) {
                throw unit.contendedOr(e);
            }
            session = open;
        }
        return open;
    }

    /** Closes the connection; called when nobody writes any more, or to stop those who do. */
    @Override
    public void close() {
        closed = true;
        Session open = session;
        if (open != null) {
            open.drop();
        }
    }
}
