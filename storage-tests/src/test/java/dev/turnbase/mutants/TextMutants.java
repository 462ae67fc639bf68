package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.rearranging;
import static dev.turnbase.mutants.Twist.refused;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.StorageEngine;
import dev.turnbase.Users;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Mutants of T1 to T5, T8 and T9. */
final class TextMutants {
    private static final int OF_TEXT = 65_535;
    private static final int LIMIT = 4 << 20;
    private static final int LONGEST_ID = 128;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "trailing-space-trimmed",
                    "T1",
                    "cuts spaces off the end of a message's content",
                    on(Messages.class, "append", call -> call.proceedWith(1, trimmed(call.argument(1))))),
            Mutant.of(
                    "emoji-to-question-mark",
                    "T1",
                    "reads what is outside of the basic plane as question marks, as with MySQL's utf8",
                    on(Messages.class, "get", changing(Message.class, TextMutants::basicPlane))),
            Mutant.of(
                    "line-ends-normalized",
                    "T1",
                    "reads CR LF in a title as LF",
                    on(
                            Conversations.class,
                            "get",
                            changing(
                                    Conversation.class,
                                    c -> c.toBuilder()
                                            .title(c.title().replace("\r\n", "\n"))
                                            .build()))),
            Mutant.of(
                    "zero-dropped-from-stream",
                    "T2",
                    "drops U+0000 from a stream's text instead of refusing it",
                    on(
                            MessageStream.class,
                            "write",
                            call -> call.proceed(call.<String>argument(0).replace("\0", "")))),
            Mutant.of(
                    "malformed-id-not-found",
                    "T2",
                    "finds no message for an id that is no text instead of refusing it",
                    on(Messages.class, "get", refused(InvalidInputException.class, (call, e) -> Optional.empty()))),
            Mutant.of(
                    "content-cut-at-65535",
                    "T3",
                    "reads 65,535 characters of a content at most, as MySQL's TEXT",
                    on(Messages.class, "get", changing(Message.class, TextMutants::cut))),
            Mutant.of(
                    "limit-one-byte-short",
                    "T3",
                    "refuses a content of the limit itself",
                    on(Messages.class, "append", call -> {
                        String content = call.<NewMessage>argument(1).content();
                        if (content.getBytes(UTF_8).length == LIMIT) {
                            throw new InvalidInputException("content", "is too long");
                        }
                        return call.proceed();
                    })),
            Mutant.of(
                    "over-limit-cut",
                    "T3",
                    "cuts a content over the limit instead of refusing it",
                    on(
                            Messages.class,
                            "append",
                            refused(
                                    InvalidInputException.class,
                                    (call, e) -> call.proceedWith(1, Copies.withContent(call.argument(1), "cut"))))),
            Mutant.of(
                    "email-in-lower-case",
                    "T4",
                    "stores emails in lower case, so that two that differ in case collide",
                    on(Users.class, "create", call -> call.proceed(lowerCase(call.<NewUser>argument(0))))),
            Mutant.of(
                    "id-in-lower-case",
                    "T4",
                    "looks ids up in lower case",
                    on(
                            Users.class,
                            "get",
                            call -> call.proceed(call.<String>argument(0).toLowerCase(Locale.ROOT)))),
            Mutant.of(
                    "generated-id-version-4",
                    "T5",
                    "generates random UUIDs, which do not sort by time",
                    on(Messages.class, "append", call -> {
                        NewMessage message = call.argument(1);
                        return call.proceedWith(
                                1,
                                message.id().isPresent()
                                        ? message
                                        : message.id(UUID.randomUUID().toString()));
                    })),
            Mutant.of("long-id-cut", "T5", "cuts an id of more than 128 characters", on(Users.class, "get", call -> {
                String id = call.argument(0);
                return call.proceed(id.substring(0, Math.min(id.length(), LONGEST_ID)));
            })),
            Mutant.of(
                    "any-tenant-name",
                    "T5",
                    "takes any text as a tenant's name",
                    on(
                            StorageEngine.class,
                            "storage",
                            refused(InvalidInputException.class, (call, e) -> call.proceed("other")))),
            Mutant.of(
                    "json-reformatted",
                    "T8",
                    "keeps metadata as parsed JSON and prints it without spaces, as PostgreSQL's jsonb",
                    on(
                            Users.class,
                            "get",
                            changing(
                                    User.class,
                                    user -> user.toBuilder()
                                            .metadata(user.metadata().replace(" ", ""))
                                            .build()))),
            Mutant.of(
                    "context-unchecked",
                    "T8",
                    "takes a context that is no JSON object",
                    on(
                            Conversations.class,
                            "create",
                            refused(
                                    InvalidInputException.class,
                                    (call, e) -> call.proceed(
                                            call.<NewConversation>argument(0).context("{}"))))),
            Mutant.of(
                    "titles-sorted-by-utf16",
                    "T9",
                    "sorts titles by String.compareTo, which puts emoji before U+E000",
                    on(
                            Conversations.class,
                            "list",
                            call -> call.<ConversationQuery>argument(0).order() == ConversationOrder.TITLE
                                    ? rearranging(TextMutants::byTitle).answer(call)
                                    : call.proceed())),
            Mutant.of(
                    "ids-sorted-without-case",
                    "T9",
                    "sorts ids without regard to case, as by a server's default collation",
                    on(Users.class, "list", rearranging(TextMutants::byId))));

    private TextMutants() {}

    private static NewMessage trimmed(NewMessage message) {
        return Copies.withContent(message, message.content().stripTrailing());
    }

    private static Message basicPlane(Message message) {
        return message.toBuilder()
                .content(message.content().replaceAll("[\\x{10000}-\\x{10FFFF}]", "?"))
                .build();
    }

    private static Message cut(Message message) {
        String content = message.content();
        return message.toBuilder()
                .content(content.substring(0, Math.min(content.length(), OF_TEXT)))
                .build();
    }

    private static NewUser lowerCase(NewUser user) {
        return user.email().isEmpty()
                ? user
                : Copies.withEmail(user, user.email().get().toLowerCase(Locale.ROOT));
    }

    private static List<Object> byTitle(List<Object> rows) {
        rows.sort(Comparator.comparing(row -> ((Conversation) row).title()));
        return rows;
    }

    private static List<Object> byId(List<Object> rows) {
        rows.sort(Comparator.comparing(row -> ((User) row).id().toLowerCase(Locale.ROOT)));
        return rows;
    }
}
