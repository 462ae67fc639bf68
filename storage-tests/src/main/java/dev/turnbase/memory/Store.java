package dev.turnbase.memory;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.turnbase.OperationEvent;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is committed, and lets one writer at a time replace it. Readers take what is there without waiting; a
 * transaction, which a single write is too, works on a copy of its tenant's rows and commits by putting it in place.
 */
final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    final StorageOptions options;
    /** The open streams; all are flushed, and say that they live, at the same time. */
    final Set<MemoryStream> streams = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Store::daemon);
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    /** The writer's place. It is fair: who waits longest is next. */
    private final Semaphore writer = new Semaphore(1, true);
    /** The threads that are inside a transaction, be it over its time and the writer's place another's. */
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

    /** What is committed, by tenant. */
    volatile TreePMap<String, Rows> tenants = TreePMap.empty();
    /** New work is refused. */
    volatile boolean closing;
    /** Work in flight, which closing waits for, is refused, too. */
    volatile boolean closed;

    Store(StorageOptions options) {
        this.options = options;
        every(options.streamFlushInterval(), MemoryStream::flushInTime);
        every(options.streamHeartbeat(), MemoryStream::beat);
    }

    private void every(Duration period, Consumer<MemoryStream> action) {
        long nanos = period.toNanos();
        Future<?> unused =
                timer.scheduleWithFixedDelay(() -> streams.forEach(action), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "turnbase-memory-streams");
        thread.setDaemon(true);
        return thread;
    }

    /** What a caller asked for, which may throw what callers throw. */
    @FunctionalInterface
    interface Work<A, T extends @Nullable Object, X extends Throwable> {
        T apply(A argument) throws X;
    }

    Instant now() {
        return options.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    String newId() {
        return ids.generate().toString();
    }

    Rows committed(String tenant) {
        return tenants.getOrDefault(tenant, new Rows());
    }

    <T extends @Nullable Object, X extends Throwable> T write(String tenant, int attempts, Work<Rows, T, X> work)
            throws X {
        return inTurn(tenant, attempts, transaction -> transaction.write(work));
    }

    <T extends @Nullable Object, X extends Throwable> T inTurn(
            String tenant, int attempts, Work<Transaction, T, X> work) throws X {
        requireNoTransaction();
        awaitTurn(attempts);
        Transaction transaction = new Transaction(this, committed(tenant).copy());
        Future<?> unused = transaction.outcome.thenAccept(outcome -> {
            outcome.ifPresent(rows -> tenants = tenants.plus(tenant, rows));
            writer.release();
        });
        busy.add(Thread.currentThread());
        try {
            T result = work.apply(transaction);
            transaction.commit();
            return result;
        } finally {
            busy.remove(Thread.currentThread());
            transaction.end();
        }
    }

    /** Waits in line, as long as transactions may take; an interrupted thread withdraws unless it need not wait. */
    private void awaitTurn(int attempts) {
        if (Thread.currentThread().isInterrupted() && writer.tryAcquire()) {
            return;
        }
        Duration patience = options.transactionTimeout();
        ContentionException failure =
                new ContentionException("other writes took longer than " + patience + "; try again", null);
        try {
            for (int i = 0; i < attempts; i++) {
                if (writer.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                if (attempts > 1) {
                    failure.addSuppressed(new ContentionException("waited " + patience + " in vain", null));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContentionException("the thread was interrupted while it waited; nothing was written", e);
        }
        throw failure;
    }

    void requireNoTransaction() {
        if (busy.contains(Thread.currentThread())) {
            throw new IllegalStateException(
                    "this thread is inside a transaction; write through the storage that its work was given");
        }
    }

    static void refuseIf(boolean closed) {
        if (closed) {
            throw new IllegalStateException("the engine is closed; open another one");
        }
    }

    /** Lets the writes that wait already go first; gives up on them after the close timeout. */
    void close() {
        requireNoTransaction();
        closing = true;
        try {
            if (writer.tryAcquire(options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                writer.release();
                streams.forEach(MemoryStream::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        timer.shutdownNow();
    }

    /** Does an operation and tells the observer how it ended; misuse is no operation. */
    <T extends @Nullable Object, X extends Throwable> T observed(
            String tenant, String name, Work<Store, T, X> operation) throws X {
        long start = System.nanoTime();
        try {
            T result = operation.apply(this);
            tell(tenant, name, start, null);
            return result;
        } catch (StorageException e) {
            tell(tenant, name, start, e.code());
            throw e;
        }
    }

    private void tell(String tenant, String name, long start, @Nullable ErrorCode error) {
        try {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            OperationEvent.Builder event = OperationEvent.builder().name(name).tenant(tenant);
            options.observer().onOperation(event.duration(duration).error(error).build());
        } catch (RuntimeException e) {
            LOG.warn("The observer failed at {}", name, e);
        }
    }
}
