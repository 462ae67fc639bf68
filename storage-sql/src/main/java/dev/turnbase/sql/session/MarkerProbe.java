package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * For a server, whose old session may still be at work when a new one asks: every transaction leaves a marker, and the
 * probe inserts the same one. That waits for the old session. If it is taken the transaction was committed; if not, it is now,
 * and the transaction can never be committed any more.
 */
final class MarkerProbe extends CommitProbe {
    private final Predicate<SQLException> taken;

    /** @param taken whether a failure means that a unique key is taken */
    MarkerProbe(SessionSource sessions, Duration longest, Predicate<SQLException> taken) {
        super(sessions, longest);
        this.taken = taken;
    }

    @Override
    @Nullable
    Witness prepare(Session session) throws SQLException {
        return session.transaction().changed ? markers().leave(session) : null;
    }

    @Override
    Outcome ask(Session session, Witness witness) throws SQLException {
        String id = (String) witness.keys().get(0);
        String prober = prober(id);
        session.begin();
        try {
            session.update(Hot.INSERT_MARKER, prober, id);
            session.commit();
            return Outcome.ROLLED_BACK;
        } catch (SQLException e) {
            if (!taken.test(e)) {
                throw e;
            }
            session.rollback();
            Optional<String> holder = session.first(Hot.FIND_MARKER, row -> row.getString(1), id);
            // An earlier probe's own commit may have been lost as well.
            return holder.isPresent() && holder.get().equals(prober) ? Outcome.ROLLED_BACK : Outcome.COMMITTED;
        }
    }

    private static String prober(String id) {
        return new UUID(0, UUID.fromString(id).getMostSignificantBits()).toString();
    }
}
