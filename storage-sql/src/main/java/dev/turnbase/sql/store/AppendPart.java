package dev.turnbase.sql.store;

import dev.turnbase.sql.session.SharedWrite;
import dev.turnbase.sql.session.WriteWork;
import java.util.List;

/**
 * What is appended to one conversation, for one caller or for several.
 *
 * @param <T> what it returns
 */
interface AppendPart<T> extends SharedWrite<T> {
    /** All that is appended. */
    Append whole();

    /** What to return when it is appended, from its rows. */
    T result(List<MessageRow> rows);

    @Override
    default WriteWork<List<Object>> together(List<? extends SharedWrite<?>> all) {
        List<AppendPart<?>> parts =
                all.stream().<AppendPart<?>>map(part -> (AppendPart<?>) part).toList();
        boolean one = parts.stream().map(AppendPart::lane).distinct().count() == 1;
        return one ? new JoinedAppend(parts) : new ManyAppends(parts);
    }
}
