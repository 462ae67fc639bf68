package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Messages;
import dev.turnbase.StorageEngine;
import dev.turnbase.Users;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.NewMessage;
import java.util.List;
import java.util.Optional;

/** Mutants of E1 to E5. */
final class ErrorMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "null-without-a-name",
                    "E1",
                    "does not name the argument that is null",
                    on(Users.class, "create", refused(NullPointerException.class, (call, e) -> {
                        throw new NullPointerException();
                    }))),
            Mutant.of(
                    "content-in-message",
                    "E1",
                    "shows a message's content in the text of an exception",
                    on(Messages.class, "append", refused(StateConflictException.class, (call, e) -> {
                        throw new StateConflictException(e.getMessage() + ": "
                                + call.<NewMessage>argument(1).content());
                    }))),
            Mutant.of(
                    "driver-exception-comes-out",
                    "E1",
                    "throws what is no StorageException for a missing row",
                    on(Messages.class, "append", refused(NotFoundException.class, (call, e) -> {
                        throw new IllegalArgumentException("FOREIGN KEY constraint failed", e);
                    }))),
            Mutant.of(
                    "code-of-another-mistake",
                    "E2",
                    "has the code of a state conflict for a version conflict",
                    on(Messages.class, "update", refused(VersionConflictException.class, (call, e) -> {
                        throw new StateConflictException("message m has version 1, not 9");
                    }))),
            Mutant.of(
                    "negative-count-none",
                    "E2",
                    "answers none for a negative number of latest messages",
                    on(Messages.class, "latest", refused(InvalidInputException.class, (call, e) -> List.of()))),
            Mutant.of(
                    "closed-engine-answers",
                    "E3",
                    "a closed engine goes on answering reads, with nothing",
                    on(Users.class, "get", refused(IllegalStateException.class, (call, e) -> Optional.empty()))),
            Mutant.of(
                    "closing-again-fails",
                    "E3",
                    "closing a closed engine fails",
                    on(StorageEngine.class, "close", call -> {
                        call.engine().tenants();
                        return call.proceed();
                    })),
            Mutant.of(
                    "name-is-not-the-providers",
                    "E4",
                    "the engine has another name than the one that it is found by",
                    on(StorageEngine.class, "name", call -> "my-" + call.proceed())),
            Mutant.of(
                    "interrupt-lost",
                    "E5",
                    "a write swallows the interrupt of its thread",
                    on(Messages.class, "append", call -> {
                        try {
                            return call.proceed();
                        } finally {
                            boolean unused = Thread.interrupted();
                        }
                    })));

    private ErrorMutants() {}
}
