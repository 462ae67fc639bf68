package dev.turnbase.contract;

import dev.turnbase.MessageStream;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.NewMessage;
import java.io.IOException;

/**
 * Opens a stream, flushes some text, and writes on when told to. Arguments: tenant, conversation, heartbeat. The
 * stream's id is the one that the first order says.
 */
final class ChildStream {
    /** What is flushed before the child waits. */
    static final String FLUSHED = "what was flushed. ";

    private final ContractChild child;
    private final StorageEngine engine;

    ChildStream(ContractChild child, StorageEngine engine) {
        this.child = child;
        this.engine = engine;
    }

    void run() throws IOException {
        NewMessage reply = NewMessage.pending("assistant").id(child.order());
        try (MessageStream stream = engine.storage(child.argument(1)).messages().stream(child.argument(2), reply)) {
            stream.write(FLUSHED);
            stream.flush();
            child.print("flushed " + stream.message().turn());
            stream.write("what was not");
            child.order();
            stream.flush();
            child.print("outcome written");
        } catch (StorageException e) {
            child.print("outcome " + e.code());
        }
    }
}
