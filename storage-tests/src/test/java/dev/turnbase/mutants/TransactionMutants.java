package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ContentionException;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.UserFilter;
import dev.turnbase.spi.StorageEngineProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Mutants of X1 to X7. */
final class TransactionMutants {
    private static final int EVERY = 5;

    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "rollback-lost",
                    "X1",
                    "commits each write of a transaction by itself, so that nothing is rolled back",
                    on(
                            Storage.class,
                            "transaction",
                            call -> call.<TransactionWork<Object, Exception>>argument(0)
                                    .run(call.wrapper()))),
            Mutant.of(
                    "own-writes-invisible",
                    "X1",
                    "reads what is committed inside a transaction, too",
                    on(Messages.class, "get", call -> call.beside().messages().get(call.argument(0)))),
            Mutant.of(
                    "exception-wrapped",
                    "X1",
                    "wraps what the work of a transaction throws",
                    on(Storage.class, "transaction", refused(Exception.class, (call, e) -> {
                        throw new IllegalStateException("the transaction was rolled back", e);
                    }))),
            Mutant.of(
                    "handle-usable-after-end",
                    "X2",
                    "a transaction's handle goes on working after the transaction's end",
                    on(
                            Users.class,
                            "get",
                            refused(
                                    IllegalStateException.class,
                                    (call, e) -> call.beside().users().get(call.argument(0))))),
            Mutant.of(
                    "inner-transaction-refused",
                    "X2",
                    "refuses a transaction inside a transaction instead of joining it",
                    on(Storage.class, "transaction", call -> {
                        if (call.inTransaction()) {
                            throw new IllegalStateException("there is a transaction already");
                        }
                        return call.proceed();
                    })),
            Mutant.of(
                    "write-beside-lost",
                    "X2",
                    "drops a write beside the transaction on its thread silently",
                    on(
                            Messages.class,
                            "append",
                            refused(
                                    IllegalStateException.class,
                                    (call, e) -> Copies.unstored(call.argument(0), call.argument(1), 1)))),
            Mutant.of(
                    "closes-inside-transaction",
                    "X2",
                    "does not tell a thread that closes the engine inside its transaction",
                    on(StorageEngine.class, "close", refused(IllegalStateException.class, (call, e) -> null))),
            Mutant.remembering(
                    "commit-taken-for-contention",
                    "X3",
                    "runs the work again after a commit that it takes for a contention",
                    TransactionMutants::runAgain),
            Mutant.of(
                    "without-retry-tries-on",
                    "X3",
                    "the storage without retries runs the work again",
                    on(Storage.class, "transaction", call -> {
                        TransactionWork<Object, Exception> work = call.argument(0);
                        return call.proceed((TransactionWork<Object, Exception>) tx -> {
                            work.run(tx);
                            return work.run(tx);
                        });
                    })),
            Mutant.remembering(
                            "commit-lost-silently",
                            "X5",
                            "takes a commit for done that never came through",
                            TransactionMutants::lostCommits)
                    .on(Base.SQLITE),
            Mutant.of(
                    "doom-ignored",
                    "X6",
                    "a write refused for a taken identity does not doom its transaction",
                    on(Users.class, "create", call -> {
                        String taken = call.<NewUser>argument(0).email().orElse("");
                        if (call.inTransaction()
                                && !taken.isEmpty()
                                && call.storage()
                                        .users()
                                        .find(UserFilter.any().email(taken))
                                        .isPresent()) {
                            throw new AlreadyExistsException("user", "email");
                        }
                        return call.proceed();
                    })),
            Mutant.of(
                    "doom-answers-state",
                    "X6",
                    "answers an IllegalStateException at the end of a doomed transaction instead of the first failure",
                    on(Storage.class, "transaction", refused(AlreadyExistsException.class, (call, e) -> {
                        throw new IllegalStateException("the transaction was doomed", e);
                    }))),
            Mutant.of(
                    "timeout-commits-anyway",
                    "X7",
                    "commits a transaction that took too long",
                    on(StorageEngineProvider.class, "open", call -> {
                        StorageOptions options = call.argument(0);
                        return call.proceed(options.toBuilder()
                                .transactionTimeout(Duration.ofHours(1))
                                .build());
                    })));

    private TransactionMutants() {}

    private static Twist runAgain() {
        AtomicInteger transactions = new AtomicInteger();
        return on(
                Storage.class,
                "transaction",
                call -> transactions.incrementAndGet() % EVERY == 0 ? twice(call) : call.proceed());
    }

    private static @Nullable Object twice(Call call) throws Throwable {
        call.proceed();
        return call.proceed();
    }

    private static Twist lostCommits() {
        AtomicInteger transactions = new AtomicInteger();
        return on(Storage.class, "transaction", call -> {
            if (transactions.incrementAndGet() % EVERY != 0) {
                return call.proceed();
            }
            TransactionWork<Object, Exception> work = call.argument(0);
            AtomicReference<@Nullable Object> answer = new AtomicReference<>();
            try {
                return call.proceed((TransactionWork<Object, Exception>) tx -> {
                    answer.set(work.run(tx));
                    throw new ContentionException("the connection was lost", null);
                });
            } catch (ContentionException e) {
                return answer.get();
            }
        });
    }
}
