package dev.turnbase.sql.store;

import static java.util.Comparator.comparing;

import dev.turnbase.error.StateConflictException;
import dev.turnbase.sql.session.Session;
import dev.turnbase.sql.session.WriteWork;
import dev.turnbase.sql.statement.Hot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends to several conversations in one transaction, where an append is one statement. Conversations are locked in the order
 * of their keys, so that two of these don't wait for each other. One that is locked for long is not waited for, since the
 * others would wait with it; nor is a deadlock, which the database looks for later.
 */
final class ManyAppends implements WriteWork<List<Object>> {
    private final List<AppendPart<?>> parts;
    private final List<Append> byKey;

    ManyAppends(List<AppendPart<?>> parts) {
        this.parts = parts;
        this.byKey = parts.stream()
                .map(AppendPart::whole)
                .sorted(comparing(Append::tenant).thenComparing(Append::conversation))
                .toList();
    }

    @Override
    public List<Object> run(Session session) throws SQLException {
        session.defer(Hot.WAIT_BRIEFLY);
        List<@Nullable Object[]> values = new ArrayList<>();
        List<MessageRow> rows = new ArrayList<>();
        for (Append append : byKey) {
            for (NewRow message : append.messages()) {
                values.add(ShortAppend.values(append, message));
                rows.add(message.row());
            }
        }
        session.witness(Hot.FIND_MESSAGE, byKey.get(0).tenant(), rows.get(0).id);
        List<Long> turns = session.queryAll(Hot.APPEND, values, row -> row.getLong(1));
        if (turns.size() != rows.size()) {
            throw new StateConflictException("a conversation is missing; each of these appends is made by itself");
        }
        for (int i = 0; i < turns.size(); i++) {
            rows.get(i).turn = turns.get(i);
        }
        return parts.stream().map(ManyAppends::result).toList();
    }

    private static <T> Object result(AppendPart<T> part) {
        return part.result(part.whole().messages().stream().map(NewRow::row).toList());
    }
}
