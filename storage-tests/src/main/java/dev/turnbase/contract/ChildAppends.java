package dev.turnbase.contract;

import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;

/** Appends a number of messages to a conversation. Arguments: tenant, conversation, how many. */
final class ChildAppends {
    private final ContractChild child;
    private final StorageEngine engine;

    ChildAppends(ContractChild child, StorageEngine engine) {
        this.child = child;
        this.engine = engine;
    }

    void run() {
        String conversation = child.argument(2);
        int count = Integer.parseInt(child.argument(3));
        for (int i = 0; i < count; i++) {
            Message message = engine.storage(child.argument(1))
                    .messages()
                    .append(conversation, NewMessage.of("user", "message " + i));
            child.print("ack " + message.id() + " " + message.turn());
        }
    }
}
