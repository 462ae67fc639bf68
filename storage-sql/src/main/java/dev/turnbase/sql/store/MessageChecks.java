package dev.turnbase.sql.store;

import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewMessage;
import java.util.List;

/** Checks what callers give, before anything is sent. */
final class MessageChecks {
    private final int contentLimit;

    MessageChecks(int contentLimit) {
        this.contentLimit = contentLimit;
    }

    void append(NewMessage message) {
        append("", message);
    }

    void appendAll(List<NewMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            append("messages[" + i + "].", messages.get(i));
        }
    }

    private void append(String prefix, NewMessage message) {
        if (message.isPending()) {
            String field = prefix.isEmpty() ? "message" : prefix.substring(0, prefix.length() - 1);
            throw new InvalidInputException(field, "is pending; open a stream for it, or give it its text");
        }
        Inputs.longText(prefix + "content", message.content(), contentLimit);
        Json.checkObject(prefix + "metadata", message.metadata());
    }

    void stream(NewMessage message) {
        if (!message.isPending()) {
            throw new InvalidInputException("message", "is not pending; make it with NewMessage.pending, or append it");
        }
        Json.checkObject("metadata", message.metadata());
    }

    void update(MessagePatch patch) {
        String content = patch.content().value();
        if (content != null) {
            Inputs.longText("content", content, contentLimit);
        }
        Json.checkObject("metadata", patch.metadata());
    }
}
