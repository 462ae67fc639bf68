package dev.turnbase.injected;

import dev.turnbase.jdbc.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What an engine absorbs, so that nobody who works with it notices. */
enum Way {
    /** A transaction meets a deadlock, a serialization failure, a lock timeout or a busy database. */
    CONTENDED {
        @Override
        Interceptor statements(Wording wording) {
            List<Fault> faults = wording.contended().stream()
                    .map(code -> new Fault(Fault.Kind.CONTENDED, code, false, false, null))
                    .toList();
            return new Recurring(faults, Way::isOfTransaction, 7, 50);
        }
    },
    /** The connection is lost after a commit was done. */
    LOST {
        @Override
        Interceptor statements(Wording wording) {
            return new Recurring(List.of(Fault.Kind.LOST_AFTER.of(wording, 0)), FaultyStatements.Place::decides, 5, 10);
        }
    },
    /** Some answers come late. */
    SLOW {
        @Override
        Interceptor statements(Wording wording) {
            return new Interceptor() {
                @Override
                public @Nullable Object execute(Connection connection, String sql, Call<@Nullable Object> real)
                        throws SQLException {
                    linger();
                    Object answer = real.run();
                    linger();
                    return answer;
                }
            };
        }
    },
    /** The clock jumps back. */
    CLOCK {
        @Override
        Interceptor statements(Wording wording) {
            return (connection, sql, real) -> real.run();
        }

        @Override
        InstantSource clock() {
            InstantSource system = InstantSource.system();
            AtomicInteger readings = new AtomicInteger();
            return () -> readings.incrementAndGet() % 3 == 0 ? system.instant().minus(JUMP) : system.instant();
        }
    };

    private static final Duration JUMP = Duration.ofSeconds(2);
    private static final int MOST_NANOS = 2_000_000;

    private static boolean isOfTransaction(FaultyStatements.Place place) {
        return (place.isOpen() || place.begins() || place.decides()) && Fault.Kind.CONTENDED.canHappenAt(place.sql());
    }

    private static void linger() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (random.nextInt(5) == 0) {
            LockSupport.parkNanos(random.nextInt(MOST_NANOS));
        }
    }

    /** Where it happens to statements. */
    abstract Interceptor statements(Wording wording);

    InstantSource clock() {
        return InstantSource.system();
    }
}
