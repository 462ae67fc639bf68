package dev.turnbase.injected;

import dev.turnbase.jdbc.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Faults at certain statements, or a refusal at one taking of a connection, of those to come; one thread's at a time. */
final class FaultPlan {
    private final FaultyStatements statements = new FaultyStatements() {
        @Override
        @Nullable
        Fault at(Place place) {
            return next(place);
        }

        @Override
        boolean hidesFailures() {
            return true;
        }
    };

    private final List<String> executed = new ArrayList<>();
    private final Map<Integer, Fault> faults = new HashMap<>();
    private int taken;
    private int refusedAt;
    private @Nullable Supplier<SQLException> refusal;
    private boolean failed;
    private boolean kept;

    /** Nothing goes wrong from now on. */
    synchronized void clear() {
        executed.clear();
        faults.clear();
        taken = 0;
        refusal = null;
        failed = false;
        kept = false;
    }

    /** A fault at the statement that so many others come before; others that are planned stay so. */
    synchronized void arm(Fault planned, int position) {
        faults.put(position, planned);
    }

    /** A refusal of the connection that so many others come before. */
    synchronized void armTaking(Supplier<SQLException> planned, int position) {
        refusal = planned;
        refusedAt = position;
    }

    /** What was sent since it was told. */
    synchronized List<String> executed() {
        return List.copyOf(executed);
    }

    /** How many connections were taken since it was told. */
    synchronized int taken() {
        return taken;
    }

    /** Whether all that was planned has happened. */
    synchronized boolean hasHappened() {
        return faults.isEmpty() && refusal == null;
    }

    /** Whether the statement of the first fault was done, and what it was to keep is there. */
    synchronized boolean hasKept() {
        return kept;
    }

    private synchronized @Nullable Fault next(FaultyStatements.Place place) {
        Fault fault = faults.remove(executed.size());
        executed.add(place.sql());
        if (fault != null && !failed) {
            failed = true;
            kept = fault.done() && place.decides();
        }
        return fault;
    }

    private synchronized void take() throws SQLException {
        Supplier<SQLException> planned = refusal;
        if (planned != null && taken == refusedAt) {
            refusal = null;
            throw planned.get();
        }
        taken++;
    }

    /** Whether a connection is in a transaction. */
    boolean isInTransaction() {
        return statements.isInTransaction();
    }

    /** Where statements go wrong. */
    Interceptor statements() {
        return statements;
    }

    /** Where connections can't be had. */
    Interceptor takes() {
        return new Interceptor() {
            @Override
            public Connection connect(Call<Connection> real) throws SQLException {
                take();
                return real.run();
            }

            @Override
            public @Nullable Object execute(Connection connection, String sql, Call<@Nullable Object> real)
                    throws SQLException {
                return real.run();
            }
        };
    }
}
