package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Counts the attempts of one operation and waits between them, each time a little longer and never the same. */
final class Attempts {
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int LEAST_AFTER_CONSTRAINTS = 10;

    private final int most;
    private final Failures failures;
    private final List<SQLException> failed = new ArrayList<>();

    Attempts(int most, Failures failures) {
        this.most = most;
        this.failures = failures;
    }

    /** How many attempts have failed so far. */
    int failed() {
        return failed.size();
    }

    /** Notes a failed attempt; returns when the next one may begin, or throws if there is none left. */
    void failed(Contended attempt) {
        failed.add(attempt.failure());
        if (failed.size() >= most(attempt)) {
            throw failures.exhausted(failed);
        }
        long bound = Math.min(LONGEST_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(1L << Math.min(failed.size(), 20)));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(attempt);
        }
    }

    /** What was in the way, and is gone, is no contention: it is tried again though the caller wants no retries. */
    private int most(Contended attempt) {
        return failures.kind(attempt.failure()) == ErrorKind.CONTENTION
                ? most
                : Math.max(most, LEAST_AFTER_CONSTRAINTS);
    }

    private ContentionException interrupted(Contended attempt) {
        return new ContentionException(
                "the thread was interrupted between attempts; nothing was written", attempt.failure());
    }
}
