package dev.turnbase.bench.scale;

import dev.turnbase.Storage;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** A storage that is filled with messages, and the operations on it that are measured. */
final class Filled {
    private static final int BULK = 10_000;
    private static final int WORDS = 50;
    private static final int WINDOW = 20;
    private static final int PAGE = 100;
    private static final String ROLE = "user";
    private static final String LONG = "long";

    private final Storage storage;
    private final Shape shape;
    private final List<String> users = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);

    Filled(Storage storage, Shape shape) {
        this.storage = storage;
        this.shape = shape;
    }

    /** Writes all messages, in bulks. */
    void fill() {
        for (int i = 0; i < shape.owners(); i++) {
            users.add(storage.users()
                    .findOrCreate(NewUser.withExternalId("user-" + i))
                    .id());
        }
        create(LONG, 0);
        shape.bulks(BULK).forEach(count -> append(LONG, count));
        for (int i = 0; i < shape.conversations(); i++) {
            create(name(i), i);
            append(name(i), shape.length(i));
        }
    }

    private void create(String id, int number) {
        storage.conversations()
                .create(NewConversation.of(id, "agent").id(id).ownedBy(users.get(number % users.size())));
    }

    private void append(String conversation, int count) {
        storage.messages().appendAll(conversation, Collections.nCopies(count, message()));
    }

    private static NewMessage message() {
        return NewMessage.of(ROLE, "a word, ".repeat(WORDS));
    }

    private static String name(int conversation) {
        return "short-" + conversation;
    }

    /** Measures each operation for a time. */
    List<Latency> measure(Duration time) {
        return List.of(
                Latency.of(
                        "window of a short conversation",
                        time,
                        n -> storage.messages().latest(any(), WINDOW)),
                Latency.of(
                        "window of the long conversation",
                        time,
                        n -> storage.messages().latest(LONG, WINDOW)),
                Latency.of("inbox", time, n -> storage.conversations().inbox(anyUser(), PageRequest.first(WINDOW))),
                Latency.of("page of the long conversation", time, pages()),
                Latency.of(
                        "append to a short conversation",
                        time,
                        n -> storage.messages().append(any(), message())),
                Latency.of(
                        "append to the long conversation",
                        time,
                        n -> storage.messages().append(LONG, message())));
    }

    private String any() {
        return name(random.nextInt(shape.conversations()));
    }

    private String anyUser() {
        return users.get(random.nextInt(users.size()));
    }

    /** Reads a page somewhere in the long conversation. */
    private LongConsumer pages() {
        List<PageRequest> requests = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PAGE));
        while (next.isPresent()) {
            requests.add(next.get());
            next = read(next.get()).map(cursor -> PageRequest.first(PAGE).after(cursor));
        }
        return n -> read(requests.get(random.nextInt(requests.size())));
    }

    private Optional<Cursor> read(PageRequest request) {
        Page<?> page = storage.messages().list(MessageQuery.of(LONG).page(request));
        return page.next();
    }
}
