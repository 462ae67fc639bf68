package dev.turnbase.sql.store;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Message;
import dev.turnbase.sql.session.Executor;
import dev.turnbase.sql.statement.Hot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The streams that an engine has open, and the recovery of those that died elsewhere. Thread-safe. */
public final class Streams {
    private static final int LEAST_HEARTBEATS = 3;
    private static final String ALL_TENANTS = "";

    private final Function<String, Executor> executors;
    private final StoreContext context;
    private final StreamTimer timer = new StreamTimer();
    private final Set<SqlMessageStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * No stream yet.
     *
     * @param executors for a tenant, writes what streams flush, also while the engine is being closed; empty for all tenants
     * @param context the engine's context
     */
    public Streams(Function<String, Executor> executors, StoreContext context) {
        this.executors = executors;
        this.context = context;
    }

    /**
     * Opens a stream on a pending message, which is appended together with its lease.
     *
     * @param opening runs the append
     */
    MessageStream open(Executor opening, String tenant, NewRow pending, @Nullable Long lastKnownTurn) {
        String token = UUID.randomUUID().toString();
        StreamOpening work = new StreamOpening(context, tenant, token, pending, lastKnownTurn);
        MessageRow row = opening.write("messages.stream", work);
        StreamLease lease = new StreamLease(executors.apply(tenant), context, tenant, row.id, token);
        SqlMessageStream stream = new SqlMessageStream(lease, row.model(), context.options(), timer, open::remove);
        open.add(stream);
        if (closed) {
            stream.closeQuietly();
            throw new IllegalStateException("the engine is closed; the stream was cancelled, open the engine again");
        }
        stream.begin();
        return stream;
    }

    /** Recovers the dead streams of a tenant. */
    List<Message> recoverPending(Executor recovering, String tenant, Duration olderThan) {
        long micros = recovering.checked(() -> checked(olderThan));
        return recovering.write("messages.recoverPending", new StreamRecovery(tenant, micros, context)::run);
    }

    /** Recovers the dead streams of all tenants; a tenant without any is absent. */
    public Map<String, List<Message>> recoverPending(Duration olderThan) {
        Executor all = executors.apply(ALL_TENANTS);
        all.requireNoTransaction("recoverPending");
        checked(olderThan);
        Map<String, List<Message>> recovered = new LinkedHashMap<>();
        List<String> tenants =
                all.read("recoverPending", session -> session.query(Hot.TENANTS_WITH_STREAMS, row -> row.getString(1)));
        for (String tenant : tenants) {
            List<Message> messages = recoverPending(executors.apply(tenant), tenant, olderThan);
            if (!messages.isEmpty()) {
                recovered.put(tenant, messages);
            }
        }
        return recovered;
    }

    private long checked(Duration olderThan) {
        requireNonNull(olderThan, "olderThan");
        Duration least = context.options().streamHeartbeat().multipliedBy(LEAST_HEARTBEATS);
        if (olderThan.compareTo(least) < 0) {
            throw new InvalidInputException(
                    "olderThan",
                    "is shorter than three heartbeats, " + least + "; a live stream could be taken for dead");
        }
        return Times.micros(olderThan);
    }

    /** Cancels the open streams, as far as the database lets it in the time that closing may take. */
    public void closeAll() {
        closed = true;
        long begun = System.nanoTime();
        long longest = context.options().closeTimeout().toNanos();
        for (SqlMessageStream stream : open) {
            if (System.nanoTime() - begun < longest) {
                stream.closeQuietly();
            }
        }
        timer.close();
    }
}
