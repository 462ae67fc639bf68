package dev.turnbase.sql.session;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Cancels statements that run for too long. They are looked at a few times within the limit, by one thread: a driver's own timer
 * wakes a thread for each statement, which takes as long as a short one itself. Thread-safe.
 */
final class StatementLimit {
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final Watchdog watchdog;
    private final Duration limit;
    private final Set<KeptStatements> watched = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable Future<?> looks;

    /** @param limit how long a statement may run, zero for ever */
    StatementLimit(Watchdog watchdog, Duration limit) {
        this.watchdog = watchdog;
        this.limit = limit;
    }

    /** Watches the statements of a connection from now on, as long as somebody uses them. */
    synchronized void watch(KeptStatements statements) {
        if (limit.isZero()) {
            return;
        }
        if (looks == null) {
            Duration period = limit.dividedBy(LOOKS);
            looks = watchdog.every(period.compareTo(LONGEST_PERIOD) < 0 ? period : LONGEST_PERIOD, this::look);
        }
        watched.add(statements);
    }

    private void look() {
        for (KeptStatements statements : all()) {
            statements.cancelAfter(limit);
        }
    }

    private synchronized List<KeptStatements> all() {
        return List.copyOf(watched);
    }
}
