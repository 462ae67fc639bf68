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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant with the rows that the writes need, and all that can be seen of it. */
final class Stage implements AutoCloseable {
    private final StorageEngine engine;
    private final TenantRows rows;
    private final Storage storage;
    private final List<MessageStream> streams = new ArrayList<>();

    Stage(StorageEngine engine, Connection raw, String tenant) {
        this.engine = engine;
        this.rows = new TenantRows(raw, tenant);
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
        rows.letStreamsDie();
        return () -> write.apply(storage, engine);
    }

    /** All that is stored of the tenant. */
    List<String> stored() {
        return rows.all();
    }

    /** How many marks of transactions there are in the database. */
    long markers() {
        return rows.markers();
    }

    /** All that the interface shows of the tenant, and how many rows there are in each table. */
    String seen() {
        List<Object> all = new ArrayList<>(SampleWrites.everything(storage));
        for (String user : List.of("u1", "u2")) {
            all.addAll(storage.conversations()
                    .inbox(user, InboxScope.ALL, PageRequest.first(20))
                    .items());
        }
        all.addAll(rows.counts());
        return shown(all);
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
