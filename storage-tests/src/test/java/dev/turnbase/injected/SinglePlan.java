package dev.turnbase.injected;

import dev.turnbase.jdbc.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One fault at one statement, or at one taking of a connection, of those to come; one thread's at a time. */
final class SinglePlan {
    private final List<String> executed = new ArrayList<>();
    private int taken;
    private int at = -1;
    private @Nullable Fault fault;
    private @Nullable Supplier<SQLException> refusal;
    private boolean happened;
    private boolean decided;

    /** Nothing goes wrong from now on. */
    synchronized void clear() {
        executed.clear();
        taken = 0;
        at = -1;
        fault = null;
        refusal = null;
        happened = false;
        decided = false;
    }

    /** A fault at so many statements from now. */
    synchronized void arm(Fault planned, int position) {
        clear();
        fault = planned;
        at = position;
    }

    /** A refusal at so many connections from now. */
    synchronized void armTaking(Supplier<SQLException> planned, int position) {
        clear();
        refusal = planned;
        at = position;
    }

    /** What was sent since it was told. */
    synchronized List<String> executed() {
        return List.copyOf(executed);
    }

    /** How many connections were taken since it was told. */
    synchronized int taken() {
        return taken;
    }

    synchronized boolean hasHappened() {
        return happened;
    }

    /** Whether the statement at which it happened was done, and what it was to keep is there. */
    synchronized boolean hasKept() {
        return decided;
    }

    private synchronized @Nullable Fault next(FaultyStatements.Place place) {
        boolean now = executed.size() == at && !happened;
        executed.add(place.sql());
        Fault planned = fault;
        if (!now || planned == null) {
            return null;
        }
        happened = true;
        decided = planned.done() && place.decides();
        return planned;
    }

    private synchronized void take() throws SQLException {
        boolean now = taken == at && !happened;
        taken++;
        if (now && refusal != null) {
            happened = true;
            throw refusal.get();
        }
    }

    /** Where statements go wrong. */
    Interceptor statements() {
        return new FaultyStatements() {
            @Override
            @Nullable
            Fault at(Place place) {
                return next(place);
            }
        };
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
