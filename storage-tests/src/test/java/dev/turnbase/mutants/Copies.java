package dev.turnbase.mutants;

import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.PageRequest;
import java.time.Instant;

/** Inputs like others but for one thing, and rows that nobody stored. */
final class Copies {
    private Copies() {}

    static NewMessage withContent(NewMessage message, String content) {
        return withId(message, NewMessage.of(message.role(), content));
    }

    private static NewMessage withId(NewMessage message, NewMessage to) {
        NewMessage copy = to.metadata(message.metadata());
        copy = message.id().isPresent() ? copy.id(message.id().get()) : copy;
        copy = message.authorId().isPresent() ? copy.from(message.authorId().get()) : copy;
        return message.replyTo().isPresent() ? copy.replyTo(message.replyTo().get()) : copy;
    }

    static NewMessage withoutId(NewMessage message) {
        return message.isPending()
                ? NewMessage.pending(message.role())
                : NewMessage.of(message.role(), message.content()).metadata(message.metadata());
    }

    static NewUser withEmail(NewUser user, String email) {
        NewUser copy = NewUser.withEmail(email).metadata(user.metadata());
        copy = user.id().isPresent() ? copy.id(user.id().get()) : copy;
        copy = user.externalId().isPresent() ? copy.externalId(user.externalId().get()) : copy;
        return user.name().isPresent() ? copy.name(user.name().get()) : copy;
    }

    /** A message that a mutant says it stored. */
    static Message unstored(String conversation, NewMessage message, long turn) {
        Instant now = Instant.now();
        return message.toBuilder()
                .id(message.id().orElse("unstored"))
                .conversationId(conversation)
                .turn(turn)
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    /** The same page of a list, heavy fields included. */
    static PageRequest whole(PageRequest page) {
        PageRequest first = page.isBackward() ? PageRequest.last(page.limit()) : PageRequest.first(page.limit());
        PageRequest whole = first.skip(page.skip());
        return page.cursor()
                .map(cursor -> page.isBackward() ? whole.before(cursor) : whole.after(cursor))
                .orElse(whole);
    }
}
