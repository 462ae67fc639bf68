package dev.turnbase.sql.session;

import dev.turnbase.OperationEvent;
import dev.turnbase.SlowStatement;
import dev.turnbase.StorageObserver;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's observer; whatever that throws is logged and does no harm. */
final class Observation implements StatementListener {
    private final StorageObserver observer;
    private final long thresholdNanos;

    Observation(StorageObserver observer, Duration slowStatementThreshold) {
        this.observer = observer;
        this.thresholdNanos = slowStatementThreshold.toNanos();
    }

    @Override
    public void ran(String sql, long begun) {
        long nanos = System.nanoTime() - begun;
        if (nanos >= thresholdNanos) {
            SlowStatement slow = SlowStatement.builder()
                    .sql(sql)
                    .duration(Duration.ofNanos(nanos))
                    .build();
            guarded(() -> observer.onSlowStatement(slow));
        }
    }

    void ended(String operation, String tenant, long begun, int retries, @Nullable Throwable failure) {
        OperationEvent event = OperationEvent.builder()
                .name(operation)
                .tenant(tenant)
                .duration(Duration.ofNanos(System.nanoTime() - begun))
                .retries(retries)
                .error(code(failure))
                .build();
        guarded(() -> observer.onOperation(event));
    }

    private static @Nullable ErrorCode code(@Nullable Throwable failure) {
        return failure instanceof StorageException known ? known.code() : null;
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            Log.OF_OBSERVERS.warn("the storage observer failed", e);
        }
    }

    /** Loaded when there is something to say. */
    private static final class Log {
        static final Logger OF_OBSERVERS = LoggerFactory.getLogger(Observation.class);
    }
}
