package dev.turnbase.contract.script;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import java.util.Optional;

/** What has an id, and the ids that a script gives it by itself: few, so that they meet again. */
enum Kind {
    USER("u", 3),
    CONVERSATION("c", 3),
    MESSAGE("m", 7);

    final String letter;
    final int ids;

    Kind(String letter, int ids) {
        this.letter = letter;
        this.ids = ids;
    }

    static Optional<Kind> of(Object row) {
        if (row instanceof User) {
            return Optional.of(USER);
        }
        if (row instanceof Conversation) {
            return Optional.of(CONVERSATION);
        }
        return row instanceof Message ? Optional.of(MESSAGE) : Optional.empty();
    }

    static String id(Object row) {
        if (row instanceof User user) {
            return user.id();
        }
        return row instanceof Conversation conversation ? conversation.id() : ((Message) row).id();
    }
}
