package dev.turnbase.memory;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.turnbase.OperationEvent;
import dev.turnbase.StorageOptions;
import dev.turnbase.TransactionWork;
import dev.turnbase.error.ContentionException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is committed, and lets one writer at a time replace it. Readers take what is there without waiting; a
 * write or transaction holds the lock, works on a copy of its tenant's rows, and commits by putting the copy in place.
 */
final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    final StorageOptions options;
    final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Store::daemon, new DiscardPolicy());
    final Set<MemoryStream> streams = ConcurrentHashMap.newKeySet();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final ReentrantLock writer = new ReentrantLock(true);
    private volatile TreePMap<String, Rows> tenants = TreePMap.empty();
    private volatile boolean closing;
    private volatile boolean closed;

    Store(StorageOptions options) {
        this.options = options;
        timer.setRemoveOnCancelPolicy(true);
    }

    Instant now() {
        return options.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    String newId() {
        return ids.generate().toString();
    }

    TreePMap<String, Rows> tenants() {
        return tenants;
    }

    Rows committed(String tenant) {
        return tenants.getOrDefault(tenant, new Rows(tenant));
    }

    <T extends @Nullable Object> T write(String tenant, int attempts, Function<Rows, T> work) {
        requireNoTransaction();
        lock(attempts);
        try {
            requireNotClosed();
            Rows draft = committed(tenant).copy();
            T result = work.apply(draft);
            tenants = tenants.plus(tenant, draft);
            return result;
        } finally {
            writer.unlock();
        }
    }

    <T extends @Nullable Object, X extends Exception> T transaction(
            String tenant, int attempts, TransactionWork<T, X> work) throws X {
        requireNoTransaction();
        lock(attempts);
        Transaction transaction =
                new Transaction(this, tenant, committed(tenant).copy());
        try {
            T result = transaction.run(work);
            requireNotClosed();
            tenants = tenants.plus(tenant, transaction.read(rows -> rows));
            return result;
        } finally {
            transaction.end();
            writer.unlock();
        }
    }

    /** Refuses to think a stream dead that may only have missed a heartbeat or two. */
    void requireDeadAfter(Duration olderThan) {
        Duration least = options.streamHeartbeat().multipliedBy(3);
        if (olderThan.compareTo(least) < 0) {
            throw new InvalidInputException("olderThan", "is " + olderThan + "; it can be " + least + " or more");
        }
    }

    /** Waits in line, as long as transactions may take; an interrupted thread withdraws unless it need not wait. */
    private void lock(int attempts) {
        if (Thread.currentThread().isInterrupted() && writer.tryLock()) {
            return;
        }
        Duration patience = options.transactionTimeout();
        ContentionException failure =
                new ContentionException("other writes took longer than " + patience + "; try again", null);
        try {
            for (int i = 0; i < attempts; i++) {
                if (writer.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
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
        if (writer.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "this thread is inside a transaction; write through the storage that its work was given");
        }
    }

    void requireOpen() {
        if (closing) {
            throw new IllegalStateException("the engine is closed; open another one");
        }
    }

    void requireNotClosed() {
        if (closed) {
            throw new IllegalStateException("the engine is closed; open another one");
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Lets the writes that wait already go first, since the lock is fair; gives up on them after the close timeout. */
    void close() {
        closing = true;
        try {
            if (writer.tryLock(options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                writer.unlock();
                streams.forEach(MemoryStream::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        timer.shutdownNow();
    }

    /** Does an operation and tells the observer how it ended; misuse is no operation. */
    <T extends @Nullable Object> T observed(String tenant, String name, Supplier<T> operation) {
        long start = System.nanoTime();
        try {
            T result = operation.get();
            tell(tenant, name, start, null);
            return result;
        } catch (StorageException e) {
            tell(tenant, name, start, e.code());
            throw e;
        }
    }

    void tell(String tenant, String name, long start, @Nullable ErrorCode error) {
        try {
            options.observer()
                    .onOperation(OperationEvent.builder()
                            .name(name)
                            .tenant(tenant)
                            .duration(Duration.ofNanos(System.nanoTime() - start))
                            .error(error)
                            .build());
        } catch (RuntimeException e) {
            LOG.warn("The observer failed at {}", name, e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "turnbase-memory-streams");
        thread.setDaemon(true);
        return thread;
    }
}
