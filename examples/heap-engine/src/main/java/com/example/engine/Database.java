package com.example.engine;

import dev.turnbase.OperationEvent;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What is committed, by tenant, and the one lock of all writers. Tables that are committed are never changed: a
 * transaction changes a copy of its tenant's and puts it in their place. So readers need no lock and see all of a
 * transaction or nothing, and to roll back is to drop the copy; the price is that each write costs as much as its tenant
 * has rows.
 */
final class Database {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final StorageOptions options;
    private final Map<String, Tables> committed = new ConcurrentHashMap<>();
    /** Held by the thread that is in a transaction; fair, so that who waits longest is next. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Database::daemon);
    /** New work is refused, work in flight goes on. */
    private volatile boolean closing;
    /** All work is refused. */
    private volatile boolean closed;

    Database(StorageOptions options) {
        this.options = options;
        long nanos = options.streamFlushInterval().toNanos();
        timer.scheduleWithFixedDelay(
                () -> openStreams().forEach(HeapStream::flushInTime), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** What a caller asked for, which may throw what callers throw. */
    interface Action<T, X extends Exception> {
        T run() throws X;
    }

    /** What is done in a transaction. */
    interface Work<T, X extends Exception> {
        T run(Transaction transaction) throws X;
    }

    StorageOptions options() {
        return options;
    }

    Tables committed(String tenant) {
        return committed.getOrDefault(tenant, new Tables(tenant, options));
    }

    Stream<Tenant> tenants() {
        return committed.values().stream().flatMap(tables -> tables.asTenant().stream());
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(Map.of("tenants", tenants().count()));
        committed
                .values()
                .forEach(tables -> tables.counts().forEach((table, rows) -> counts.merge(table, rows, Long::sum)));
        return counts;
    }

    private List<HeapStream> openStreams() {
        return committed.values().stream()
                .flatMap(tables -> tables.openStreams().stream())
                .toList();
    }

    // sample: transact
    <T, X extends Exception> T transact(String tenant, Work<T, X> work) throws X {
        requireNoTransaction();
        lock(options.transactionTimeout());
        Transaction transaction = new Transaction(this, committed(tenant).copy());
        try {
            T result = work.run(transaction);
            committed.put(tenant, transaction.commit());
            return result;
        } finally {
            transaction.end();
            writing.unlock();
        }
    }
    // end

    /** A thread that is interrupted takes the lock if it is free, and otherwise gives up before anything is written. */
    private void lock(Duration patience) {
        try {
            if (writing.tryLock() || writing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContentionException("the thread was interrupted while it waited; nothing was written", e);
        }
        throw new ContentionException("other writes took longer than " + patience + "; try again", null);
    }

    void requireNoTransaction() {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "this thread is inside a transaction; write through the storage that its work was given");
        }
    }

    void requireOpen() {
        if (closing) {
            throw closed();
        }
    }

    boolean isClosed() {
        return closed;
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the engine is closed; open another one");
    }

    /** Lets the writes in flight go first; gives up on them after the close timeout. */
    void close() {
        requireNoTransaction();
        closing = true;
        try {
            if (writing.tryLock(options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                writing.unlock();
                openStreams().forEach(HeapStream::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        timer.shutdownNow();
    }

    /** Does an operation and tells the host's observer how it ended; misuse is no operation. */
    <T, X extends Exception> T observed(String tenant, String operation, Action<T, X> action) throws X {
        long start = System.nanoTime();
        try {
            T result = action.run();
            tell(tenant, operation, start, null);
            return result;
        } catch (StorageException e) {
            tell(tenant, operation, start, e.code());
            throw e;
        }
    }

    private void tell(String tenant, String operation, long start, ErrorCode error) {
        try {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            OperationEvent.Builder event =
                    OperationEvent.builder().name(operation).tenant(tenant);
            options.observer().onOperation(event.duration(duration).error(error).build());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The observer failed at " + operation, e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "heap-streams");
        thread.setDaemon(true);
        return thread;
    }
}
