package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ContentionException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import java.util.ArrayList;
import java.util.List;

/** Mutants that err only when calls overlap. */
final class OverlapMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.overlapping(
                    "same-identity-answers-the-other",
                    "C2",
                    "answers the one who comes second with the user that the first one made",
                    () -> crowding(Users.class, "create", Races::createOrFind)),
            Mutant.overlapping(
                    "archive-lost",
                    "C5",
                    "writes back the whole conversation, so that archiving it is lost beside another change",
                    Races::archiveLost),
            Mutant.overlapping(
                    "transfer-lost",
                    "C5",
                    "writes back the whole conversation, so that its transfer is lost beside another change",
                    Races::transferLost),
            Mutant.overlapping(
                    "version-checked-before-write",
                    "C7",
                    "checks the version, then writes, so that several win",
                    () -> crowding(Conversations.class, "update", Races::updateAnyVersion)),
            Mutant.overlapping(
                    "find-then-create",
                    "C9",
                    "looks for a user and then creates one",
                    () -> on(Users.class, "findOrCreate", Races::findThenCreate)),
            Mutant.overlapping(
                    "mark-read-lost",
                    "C13",
                    "reads the last turn read, then writes, so that an earlier one wins",
                    Races::markReadLost),
            Mutant.overlapping(
                    "same-turn-twice",
                    "M1",
                    "gives two overlapping appends the same turn",
                    () -> crowding(Messages.class, "append", call -> {
                        Message message = call.answered();
                        return message.toBuilder()
                                .turn(Math.max(1, message.turn() - 1))
                                .build();
                    })),
            Mutant.overlapping(
                    "overlapping-append-lost",
                    "M1",
                    "acknowledges overlapping appends and keeps one of them",
                    () -> crowding(Messages.class, "append", call -> {
                        Message message = call.answered();
                        call.storage().messages().delete(message.id());
                        return message;
                    })),
            Mutant.overlapping(
                    "overlapping-replay-refused",
                    "M5",
                    "refuses an append while the same one is under way",
                    () -> crowding(Messages.class, "append", call -> {
                        if (call.<NewMessage>argument(1).id().isPresent()) {
                            throw new AlreadyExistsException("message", "id");
                        }
                        return call.proceed();
                    })),
            Mutant.overlapping(
                    "bulk-as-single-appends",
                    "M6",
                    "appends the messages of a bulk one by one, between those of others",
                    () -> on(Messages.class, "appendAll", call -> {
                        List<Message> appended = new ArrayList<>();
                        for (NewMessage each : call.<List<NewMessage>>argument(1)) {
                            appended.add(call.storage().messages().append(call.argument(0), each));
                            Overlap.pause();
                        }
                        return appended;
                    })),
            Mutant.overlapping(
                    "last-turn-checked-before-write",
                    "M8",
                    "looks at the last turn, then appends, so that several who know it do",
                    () -> on(Messages.class, "append", Races::checkThenAppend)),
            Mutant.overlapping(
                    "all-openers-stream",
                    "S5",
                    "lets all who open the same stream at once write",
                    () -> crowding(
                            Messages.class, "stream", call -> call.proceedWith(1, Copies.withoutId(call.argument(1))))),
            Mutant.overlapping(
                    "cursor-is-an-offset",
                    "P1",
                    "a cursor counts rows, so that a walk skips one when others delete before it",
                    Races::offsets),
            Mutant.overlapping(
                    "transaction-reads-cache",
                    "X4",
                    "a transaction gets a conversation as the last one left it in a cache",
                    Races::cache),
            Mutant.overlapping(
                    "contention-comes-out",
                    "X3",
                    "gives up an overlapping write at once",
                    () -> crowding(Conversations.class, "update", call -> {
                        throw new ContentionException("another write is under way", null);
                    })),
            Mutant.overlapping(
                    "deletion-told-twice",
                    "C8",
                    "tells all who delete the same at once that they did",
                    () -> crowding(Conversations.class, "delete", call -> {
                        call.proceed();
                        return true;
                    })),
            Mutant.overlapping(
                    "write-lands-in-erased-tenant",
                    "N3",
                    "a write under way lands in a tenant that is erased meanwhile",
                    Races::landing),
            Mutant.overlapping(
                    "append-outlives-deletion",
                    "C8",
                    "an append beside the deletion of its conversation leaves an orphan",
                    Races::orphans));

    private OverlapMutants() {}

    /** Errs in a method when several calls of it in a tenant overlap. */
    private static Twist crowding(Class<?> type, String method, Overlap.Crowded crowded) {
        Overlap overlap = new Overlap();
        return on(type, method, call -> overlap.of(call.tenant(), call, crowded));
    }
}
