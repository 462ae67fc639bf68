package dev.turnbase.injected;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.SampleWrites;
import dev.turnbase.contract.script.Shown;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.PageRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant with the rows that the writes need, and all that can be seen of it. */
final class Stage implements AutoCloseable {
    private static final String COUNTS = Stream.of(
                    "user",
                    "user_identity",
                    "conversation",
                    "conversation_head",
                    "message",
                    "message_stream",
                    "message_part")
            .map(table -> "select '" + table + "', count(*) from chat_" + table + " where tenant = ?")
            .collect(Collectors.joining(" union all "))
            + " union all select name, case when erased_at is null then 1 else 0 end from chat_tenant where name = ?"
            + " or name = ?";

    private static final int PLACES = 9;

    private final StorageEngine engine;
    private final Connection raw;
    private final Storage storage;
    private final List<MessageStream> streams = new ArrayList<>();

    Stage(StorageEngine engine, Connection raw, String tenant) {
        this.engine = engine;
        this.raw = raw;
        this.storage = engine.storage(tenant);
        storage.transactionWithoutResult(SampleWrites::seed);
    }

    StorageEngine engine() {
        return engine;
    }

    Storage storage() {
        return storage;
    }

    /** A stream, which ends with the stage at the latest. */
    MessageStream opened(NewMessage pending) {
        MessageStream stream = storage.messages().stream("c1", pending);
        streams.add(stream);
        return stream;
    }

    /** A write on an open stream with some text flushed, and more written. */
    Supplier<@Nullable Object> onStream(String more, BiFunction<Storage, MessageStream, @Nullable Object> write) {
        MessageStream stream = opened(NewMessage.pending("assistant"));
        stream.write("text ");
        stream.flush();
        stream.write(more);
        return () -> write.apply(storage, stream);
    }

    /** A write on a stream whose holder died long ago. */
    Supplier<@Nullable Object> onDeadStream(BiFunction<Storage, StorageEngine, @Nullable Object> write) {
        onStream("", (s, stream) -> "");
        try (PreparedStatement dying =
                raw.prepareStatement("update chat_message_stream set heartbeat = 1 where tenant = ?")) {
            dying.setString(1, storage.tenant());
            dying.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return () -> write.apply(storage, engine);
    }

    /** All that the interface shows of the tenant, and how many rows there are in each table. */
    String seen() {
        List<Object> all = new ArrayList<>(SampleWrites.everything(storage));
        for (String user : List.of("u1", "u2")) {
            all.addAll(storage.conversations()
                    .inbox(user, InboxScope.ALL, PageRequest.first(20))
                    .items());
        }
        all.addAll(counts());
        return shown(all);
    }

    private List<Object> counts() {
        List<Object> counts = new ArrayList<>();
        try (PreparedStatement query = raw.prepareStatement(COUNTS)) {
            for (int i = 1; i <= PLACES; i++) {
                query.setString(i, storage.tenant() + (i == PLACES ? "-new" : ""));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.add(rows.getString(1) + ": " + rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    /** As text that is the same for another tenant. */
    String shown(@Nullable Object value) {
        return new Shown(storage.tenant()).result(value);
    }

    @Override
    public void close() {
        streams.forEach(MessageStream::close);
    }
}
