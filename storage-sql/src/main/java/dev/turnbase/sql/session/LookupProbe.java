package dev.turnbase.sql.session;

import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For a database with one writer at a time: a new transaction can't begin before the old session is gone, so it is enough
 * to look for a row that the lost transaction inserted. One that inserted none, or may have deleted it again, leaves a marker.
 */
final class LookupProbe extends CommitProbe {
    LookupProbe(SessionSource sessions, Duration longest) {
        super(sessions, longest);
    }

    @Override
    @Nullable
    Witness prepare(Session session) throws SQLException {
        Transaction transaction = session.transaction();
        Witness declared = transaction.takeWitness();
        boolean needsMarker = transaction.deleted || (declared == null && transaction.changed);
        return needsMarker ? markers().leave(session) : declared;
    }

    @Override
    Outcome ask(Session session, Witness witness) throws SQLException {
        session.begin();
        Hot lookup = witness.lookup();
        boolean there = session.exists(lookup, witness.keys().toArray());
        session.rollback();
        return there ? Outcome.COMMITTED : Outcome.ROLLED_BACK;
    }
}
