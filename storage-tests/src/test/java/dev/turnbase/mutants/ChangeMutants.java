package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.UserFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mutants of C7 to C11. */
final class ChangeMutants {
    private static final int BATCH = 1_000;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "append-bumps-version",
                    "C7",
                    "an append bumps its conversation's version",
                    on(
                            Conversations.class,
                            "get",
                            changing(
                                    Conversation.class,
                                    c -> c.toBuilder()
                                            .version(c.version() + c.messageCount())
                                            .build()))),
            Mutant.of(
                    "version-unchecked",
                    "C7",
                    "updates a user whatever version the patch states",
                    on(
                            Users.class,
                            "update",
                            refused(
                                    VersionConflictException.class,
                                    (call, e) -> call.proceedWith(
                                            1, call.<UserPatch>argument(1).ifVersion(e.actual()))))),
            Mutant.remembering(
                    "deleted-conversation-leaves-messages",
                    "C8",
                    "deletes a conversation and leaves its messages",
                    ChangeMutants::orphans),
            Mutant.remembering(
                    "reply-to-deleted-stays",
                    "C8",
                    "a reply goes on referring to a deleted message",
                    ChangeMutants::danglingReplies),
            Mutant.of(
                    "find-or-create-by-any-identity",
                    "C9",
                    "finds a user by a further identity, too",
                    on(Users.class, "findOrCreate", refused(AlreadyExistsException.class, (call, e) -> {
                        NewUser user = call.argument(0);
                        return call.storage()
                                .users()
                                .find(UserFilter.any().email(user.email().orElseThrow(() -> e)))
                                .orElseThrow(() -> e);
                    }))),
            Mutant.of(
                    "find-or-create-overwrites",
                    "C9",
                    "gives an existing user the name that findOrCreate was called with",
                    on(Users.class, "findOrCreate", call -> {
                        User found = call.answered();
                        String name = call.<NewUser>argument(0).name().orElse(null);
                        return name == null || found.name().equals(Optional.of(name))
                                ? found
                                : call.storage()
                                        .users()
                                        .update(found.id(), UserPatch.none().name(name));
                    })),
            Mutant.remembering(
                    "merge-leaves-authorship",
                    "C10",
                    "a merge leaves the messages of the removed user without an author",
                    ChangeMutants::authorless),
            Mutant.of(
                    "former-identity-forgotten",
                    "C10",
                    "does not find the other user by an identity that became a former one",
                    on(Users.class, "find", call -> {
                        Optional<User> found = call.answered();
                        String asked = call.<UserFilter>argument(0).externalId().value();
                        return asked == null
                                ? found
                                : found.filter(user -> user.externalId().equals(Optional.of(asked)));
                    })),
            Mutant.of(
                    "bulk-one-by-one",
                    "C11",
                    "creates the users of a bulk one by one and keeps those before a wrong one",
                    on(
                            Users.class,
                            "createAll",
                            call -> call.<List<NewUser>>argument(0).stream()
                                    .map(call.storage().users()::create)
                                    .toList())),
            Mutant.of(
                    "bulk-in-batches",
                    "C11",
                    "appends a large bulk in batches of 1,000, each by itself",
                    on(Messages.class, "appendAll", call -> {
                        List<NewMessage> all = call.argument(1);
                        for (int from = 0; all.size() - from > BATCH; from += BATCH) {
                            call.proceedWith(1, all.subList(from, from + BATCH));
                        }
                        return call.proceedWith(1, all.subList((all.size() - 1) / BATCH * BATCH, all.size()));
                    })),
            Mutant.of(
                    "bulk-answers-in-order-of-id",
                    "C11",
                    "answers the conversations of a bulk in the order of their ids",
                    on(
                            Conversations.class,
                            "createAll",
                            call -> call.<List<Conversation>>answered().stream()
                                    .sorted(Comparator.comparing(Conversation::id))
                                    .toList())));

    private ChangeMutants() {}

    private static Twist orphans() {
        Map<String, Message> left = new ConcurrentHashMap<>();
        return on(Conversations.class, "delete", call -> {
                    call.storage()
                            .messages()
                            .latest(call.argument(0), 100)
                            .forEach(message -> left.put(message.id(), message));
                    return call.proceed();
                })
                .and(Messages.class, "get", call -> {
                    Optional<Message> found = call.answered();
                    return found.or(() -> Optional.ofNullable(left.get(call.<String>argument(0))));
                });
    }

    private static Twist danglingReplies() {
        Map<String, String> replies = new ConcurrentHashMap<>();
        return on(Messages.class, "append", call -> {
                    Message message = call.answered();
                    message.replyTo().ifPresent(to -> replies.put(message.id(), to));
                    return message;
                })
                .and(
                        Messages.class,
                        "get",
                        changing(
                                Message.class,
                                message -> message.toBuilder()
                                        .replyTo(replies.get(message.id()))
                                        .build()));
    }

    private static Twist authorless() {
        Map<String, String> left = new ConcurrentHashMap<>();
        return on(Users.class, "merge", call -> {
                    MessageFilter written = MessageFilter.any().author(call.argument(0));
                    call.storage()
                            .messages()
                            .list(MessageQuery.where(written))
                            .forEach(message -> left.put(message.id(), message.conversationId()));
                    return call.proceed();
                })
                .and(
                        Messages.class,
                        "get",
                        changing(
                                Message.class,
                                message -> left.containsKey(message.id())
                                        ? message.toBuilder().authorId(null).build()
                                        : message));
    }
}
