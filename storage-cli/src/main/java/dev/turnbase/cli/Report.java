package dev.turnbase.cli;

import dev.turnbase.Storage;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import dev.turnbase.query.PageRequest;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints what is stored, as it is read back. */
final class Report {
    private static final int TURNS = 6;
    private static final int INBOX = 20;
    private static final int EXCERPT = 60;

    private final Storage storage;
    private final PrintWriter out;

    Report(Storage storage, PrintWriter out) {
        this.storage = storage;
        this.out = out;
    }

    /** Prints the newest turns of a conversation, oldest first, and answers its owner. */
    Optional<User> turns(String conversationId) {
        ConversationSnapshot opened =
                storage.conversations().open(conversationId, TURNS).orElseThrow();
        out.println(line(opened.conversation().title()));
        for (Message message : opened.messages()) {
            out.println(
                    "  " + message.turn() + "  " + speaker(message, opened.owner()) + ": " + line(message.content()));
        }
        return opened.owner();
    }

    /** Prints the user's conversations, the last used first. */
    void inbox(User user) {
        out.println("inbox of " + line(name(user)));
        for (ConversationSummary each : storage.conversations().inbox(user.id(), PageRequest.first(INBOX))) {
            String last = each.lastMessage()
                    .map(m -> ", last " + speaker(m, Optional.of(user)) + ": " + excerpt(line(m.content())))
                    .orElse("");
            out.println("  " + line(each.conversation().title()) + "  "
                    + each.conversation().messageCount() + " messages, " + each.unreadCount() + " unread" + last);
        }
    }

    private static String speaker(Message message, Optional<User> owner) {
        return line(owner.filter(user -> message.authorId().equals(Optional.of(user.id())))
                .map(Report::name)
                .or(() -> Json.speaker(message.metadata()))
                .orElse(message.role()));
    }

    private static String name(User user) {
        return user.name().or(user::externalId).orElse(user.id());
    }

    /** Stored text may hold line breaks, and escapes that would drive the terminal. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029]+", " ");
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
