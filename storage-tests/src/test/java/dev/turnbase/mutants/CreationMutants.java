package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.List;

/** Mutants of C1 to C6. */
final class CreationMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "create-answers-input",
                    "C1",
                    "answers a created user as it was given, without the defaults",
                    on(
                            Users.class,
                            "create",
                            changing(
                                    User.class,
                                    user -> user.toBuilder().metadata("").build()))),
            Mutant.of(
                    "create-answers-no-owner",
                    "C1",
                    "answers a created conversation without its owner",
                    on(
                            Conversations.class,
                            "create",
                            changing(
                                    Conversation.class,
                                    c -> c.toBuilder().ownerId(null).build()))),
            Mutant.of(
                    "collision-names-id",
                    "C2",
                    "names the id whichever field is taken",
                    on(Users.class, "create", refused(AlreadyExistsException.class, (call, e) -> {
                        throw new AlreadyExistsException("user", "id");
                    }))),
            Mutant.of(
                    "taken-id-overwrites",
                    "C2",
                    "creates over a conversation that has the id already",
                    on(Conversations.class, "create", refused(AlreadyExistsException.class, (call, e) -> {
                        NewConversation given = call.argument(0);
                        return call.storage()
                                .conversations()
                                .update(
                                        given.id().orElseThrow(),
                                        ConversationPatch.none().title(given.title()));
                    }))),
            Mutant.of(
                    "missing-owner-ignored",
                    "C3",
                    "creates a conversation without an owner if the owner is missing",
                    on(Conversations.class, "create", refused(NotFoundException.class, (call, e) -> {
                        NewConversation given = call.argument(0);
                        return call.proceed(NewConversation.of(given.title(), given.agent()));
                    }))),
            Mutant.of(
                    "empty-filter-finds-first",
                    "C4",
                    "finds the first user by a filter without a condition",
                    on(
                            Users.class,
                            "find",
                            refused(
                                    InvalidInputException.class,
                                    (call, e) -> call.storage().users().list(UserQuery.all()).items().stream()
                                            .findFirst()))),
            Mutant.of(
                    "second-condition-ignored",
                    "C4",
                    "looks for a title alone if a filter states other fields as well",
                    on(Conversations.class, "find", call -> {
                        String title =
                                call.<ConversationFilter>argument(0).title().value();
                        return title == null
                                ? call.proceed()
                                : call.proceed(ConversationFilter.any().title(title));
                    })),
            Mutant.of(
                    "none-is-any",
                    "C4",
                    "takes a filter for users without an email as one that does not ask for the email",
                    on(Users.class, "list", call -> {
                        UserFilter filter = call.<UserQuery>argument(0).filter();
                        return filter.email().isStated() && filter.email().value() == null
                                ? call.proceed(UserQuery.all())
                                : call.proceed();
                    })),
            Mutant.of(
                    "patch-clears-unnamed",
                    "C5",
                    "a patch that does not name the primer clears it",
                    on(Conversations.class, "update", call -> {
                        ConversationPatch patch = call.argument(1);
                        return call.proceedWith(1, patch.primer().isStated() ? patch : patch.clearPrimer());
                    })),
            Mutant.of(
                    "update-answers-old-state",
                    "C5",
                    "an update answers the user as it was before",
                    on(Users.class, "update", call -> {
                        var old = call.storage().users().get(call.argument(0));
                        Object updated = call.proceed();
                        return old.isPresent() ? old.get() : updated;
                    })),
            Mutant.of("none-not-cleared", "C5", "a patch does not clear a name", on(Users.class, "update", call -> {
                UserPatch patch = call.argument(1);
                boolean clears = patch.name().isStated() && patch.name().value() == null;
                return call.proceedWith(1, clears ? patch.name("kept") : patch);
            })),
            Mutant.of(
                    "missing-update-conflicts",
                    "C6",
                    "takes a missing row for one that was changed by somebody else",
                    on(Messages.class, "update", refused(NotFoundException.class, (call, e) -> {
                        throw new StateConflictException("the message was changed");
                    }))),
            Mutant.of(
                    "delete-always-true",
                    "C6",
                    "says that it deleted a user who did not exist",
                    on(Users.class, "delete", call -> {
                        call.proceed();
                        return true;
                    })),
            Mutant.of(
                    "update-creates-missing",
                    "C6",
                    "an update of a missing conversation creates it",
                    on(
                            Conversations.class,
                            "update",
                            refused(
                                    NotFoundException.class,
                                    (call, e) -> call.storage()
                                            .conversations()
                                            .create(NewConversation.of("", "agent")
                                                    .id(call.argument(0)))))));

    private CreationMutants() {}
}
