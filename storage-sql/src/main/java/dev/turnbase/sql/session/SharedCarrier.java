package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.OutcomeUnknownException;
import dev.turnbase.error.StorageException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries several writes as one. If one of them is wrong, or meets contention, that is not made, and they are left to be
 * carried alone.
 */
final class SharedCarrier implements WriteQueue.Carrier {
    private final Writer writer;
    private final WriteUnit unit;

    /** @param writer makes what is to be made */
    SharedCarrier(Writer writer, WriteUnit unit) {
        this.writer = writer;
        this.unit = unit;
    }

    @Override
    public <T extends @Nullable Object> T alone(WriteWork<T> write) throws Contended {
        return writer.write(write);
    }

    @Override
    public void together(List<Pending<?>> batch) throws Contended {
        try {
            succeed(batch, alone(asOne(batch)));
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (Contended e) {
            if (concernsAll(e.failure())) {
                throw e;
            }
        } catch (ContentionException e) {
            // The leader's time was up, or it was interrupted.
            batch.get(0).fail(e);
        } catch (StorageException e) {
            if (e.getCause() instanceof SQLException cause && concernsAll(cause)) {
                throw e;
            }
        }
    }

    /** Makes writes as one in an open transaction; what to tell their callers after the commit. */
    static List<Runnable> made(Session session, List<Pending<?>> batch) throws SQLException {
        List<Object> results = asOne(batch).run(session);
        return List.of(() -> succeed(batch, results));
    }

    private static WriteWork<List<Object>> asOne(List<Pending<?>> batch) {
        List<SharedWrite<?>> writes = batch.stream()
                .<SharedWrite<?>>map(write -> (SharedWrite<?>) write.work())
                .toList();
        return writes.get(0).together(writes);
    }

    private static void succeed(List<Pending<?>> batch, List<Object> results) {
        for (int i = 0; i < batch.size(); i++) {
            succeed(batch.get(i), results.get(i));
        }
    }

    /** The results of writes that were made as one are in the order of the writes. */
    @SuppressWarnings("unchecked")
    private static <T> void succeed(Pending<T> write, Object result) {
        write.succeed((T) result);
    }

    /**
     * Whether what failed is the database, not a write; then it is not asked again for each of them. An interrupted thread
     * can lose its connection by that alone.
     */
    private boolean concernsAll(SQLException failure) {
        return switch (unit.kind(failure)) {
            case UNREACHABLE -> !Thread.currentThread().isInterrupted();
            case DENIED, UNWRITABLE -> true;
            case UNIQUE, FOREIGN_KEY, CONTENTION, TIMEOUT, OTHER -> false;
        };
    }
}
