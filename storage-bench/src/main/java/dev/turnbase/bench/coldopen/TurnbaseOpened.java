package dev.turnbase.bench.coldopen;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;

/** Turnbase as it comes. */
record TurnbaseOpened(StorageEngine engine) implements Opened {
    static TurnbaseOpened open(String url, String prefix) {
        return new TurnbaseOpened(StorageEngine.open(
                StorageOptions.builder().url(url).tablePrefix(prefix).build()));
    }

    @Override
    public void append() {
        Storage storage = engine.storage();
        Conversation conversation = storage.conversations().create(NewConversation.of("First", "agent"));
        storage.messages().append(conversation.id(), NewMessage.of("user", "a".repeat(LENGTH)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
