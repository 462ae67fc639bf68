package dev.turnbase.sql.store;

import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.session.WriteWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends of several callers to one conversation, made as one. */
final class JoinedAppend implements WriteWork<List<List<MessageRow>>> {
    private final Append whole;
    private final List<Integer> sizes;

    /**
     * @param whole all of their messages
     * @param sizes how many of them are each caller's, in order
     */
    JoinedAppend(Append whole, List<Integer> sizes) {
        this.whole = whole;
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public List<List<MessageRow>> run(Session session) throws SQLException {
        List<MessageRow> rows = whole.run(session);
        List<List<MessageRow>> each = new ArrayList<>(sizes.size());
        int from = 0;
        for (int size : sizes) {
            each.add(rows.subList(from, from + size));
            from += size;
        }
        return each;
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        return whole.explain(session);
    }
}
