package dev.turnbase.bench.contender;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turnbase as it comes, nothing set but the name of its tables. */
public final class TurnbaseStore implements ChatStore {
    private static final String AGENT = "agent";
    private static final int MOST = 1_000;

    private final StorageEngine engine;
    private final Storage storage;

    /** Works with an engine, which it closes. */
    public TurnbaseStore(StorageEngine engine) {
        this.engine = engine;
        this.storage = engine.storage();
    }

    @Override
    public void create(String conversation) {
        storage.conversations().create(NewConversation.of(conversation, AGENT).id(conversation));
    }

    @Override
    public void create(String conversation, String owner) {
        storage.conversations()
                .create(NewConversation.of(conversation, AGENT).id(conversation).ownedBy(owner));
    }

    @Override
    public void appendAll(String conversation, List<String> texts) {
        storage.messages()
                .appendAll(
                        conversation,
                        texts.stream().map(text -> NewMessage.of(ROLE, text)).toList());
    }

    @Override
    public void append(String conversation, String text) {
        storage.messages().append(conversation, NewMessage.of(ROLE, text));
    }

    @Override
    public List<String> window(String conversation, int n) {
        return storage.messages().latest(conversation, n).stream()
                .map(Message::content)
                .toList();
    }

    @Override
    public int open(String conversation, int n) {
        return storage.conversations()
                .open(conversation, n)
                .orElseThrow()
                .messages()
                .size();
    }

    @Override
    public int inbox(String owner, int n) {
        return storage.conversations()
                .inbox(owner, PageRequest.first(n))
                .items()
                .size();
    }

    @Override
    public int walk(String conversation, int pageSize) {
        return pages(conversation, pageSize).size();
    }

    @Override
    public void stream(String conversation, List<String> pieces) {
        try (MessageStream stream = storage.messages().stream(conversation, NewMessage.pending(ROLE))) {
            pieces.forEach(stream::write);
            stream.complete();
        }
    }

    @Override
    public String findOrCreate(String externalId) {
        return storage.users().findOrCreate(NewUser.withExternalId(externalId)).id();
    }

    @Override
    public void transfer(String conversation, String owner) {
        storage.conversations().transfer(conversation, owner);
    }

    @Override
    public void delete(String conversation) {
        storage.conversations().delete(conversation);
    }

    @Override
    public List<String> texts(String conversation) {
        return pages(conversation, MOST).stream().map(Message::content).toList();
    }

    @Override
    public List<Long> turns(String conversation) {
        return pages(conversation, MOST).stream().map(Message::turn).toList();
    }

    private List<Message> pages(String conversation, int pageSize) {
        List<Message> all = new ArrayList<>();
        PageRequest request = PageRequest.first(pageSize);
        while (true) {
            Page<Message> page =
                    storage.messages().list(MessageQuery.of(conversation).page(request));
            all.addAll(page.items());
            Optional<Cursor> next = page.next();
            if (next.isEmpty()) {
                return all;
            }
            request = PageRequest.first(pageSize).after(next.get());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
