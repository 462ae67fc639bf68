package dev.turnbase.bench.memory;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.bench.process.ChildJvm;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.util.ArrayList;
import java.util.List;

/** The main class of the JVMs that are measured. */
final class Child {
    private static final String PREFIX = "memory_";
    private static final String AGENT = "agent";
    private static final String ROLE = "user";
    private static final int WINDOW = 20;

    private Child() {}

    /** Reports what an engine added, and then what all streams together added to the heap. */
    public static void main(String[] args) {
        String url = args[0];
        int count = Integer.parseInt(args[1]);
        Settled before = Settled.now();
        try (StorageEngine engine = open(url)) {
            Storage storage = engine.storage();
            String conversation = create(storage);
            storage.messages().append(conversation, NewMessage.of(ROLE, "a question"));
            storage.messages().latest(conversation, WINDOW);
            Settled idle = Settled.now();
            List<MessageStream> streams = open(storage, count);
            Settled streaming = Settled.now();
            streams.forEach(MessageStream::close);
            ChildJvm.report(
                    idle.heap() - before.heap(),
                    idle.metaspace() - before.metaspace(),
                    idle.classes() - before.classes(),
                    streaming.heap() - idle.heap());
        }
    }

    static StorageEngine open(String url) {
        return StorageEngine.open(
                StorageOptions.builder().url(url).tablePrefix(PREFIX).build());
    }

    private static List<MessageStream> open(Storage storage, int count) {
        List<MessageStream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MessageStream stream = storage.messages().stream(create(storage), NewMessage.pending(ROLE));
            stream.write("a piece of an answer");
            streams.add(stream);
        }
        return streams;
    }

    private static String create(Storage storage) {
        return storage.conversations()
                .create(NewConversation.of("A conversation", AGENT))
                .id();
    }
}
