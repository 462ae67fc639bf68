package dev.turnbase.sql.store;

import dev.turnbase.error.StorageException;
import dev.turnbase.sql.session.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends of several callers to one conversation, made as one. */
final class JoinedAppend implements AppendPart<List<Object>> {
    private final List<AppendPart<?>> parts;
    private final Append whole;

    JoinedAppend(List<AppendPart<?>> parts) {
        this.parts = parts;
        this.whole = Append.joined(parts.stream().map(AppendPart::whole).toList());
    }

    @Override
    public Append whole() {
        return whole;
    }

    @Override
    public List<Object> result(List<MessageRow> rows) {
        List<Object> results = new ArrayList<>(parts.size());
        int from = 0;
        for (AppendPart<?> part : parts) {
            int size = part.whole().messages().size();
            results.add(part.result(rows.subList(from, from + size)));
            from += size;
        }
        return results;
    }

    @Override
    public @Nullable Object lane() {
        return whole.lane();
    }

    @Override
    public boolean crossesLanes() {
        return whole.crossesLanes();
    }

    @Override
    public long weight() {
        return whole.weight();
    }

    @Override
    public List<Object> run(Session session) throws SQLException {
        return result(whole.run(session));
    }

    @Override
    public @Nullable StorageException explain(Session session) throws SQLException {
        return whole.explain(session);
    }
}
