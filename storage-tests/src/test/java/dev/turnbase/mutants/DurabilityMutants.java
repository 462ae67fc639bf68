package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Messages;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.NewMessage;
import dev.turnbase.spi.StorageEngineProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Mutants of D1 to D3. */
final class DurabilityMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.remembering(
                            "acknowledged-before-stored",
                            "D1",
                            "acknowledges an append and stores it with the next one, or when it is read",
                            DurabilityMutants::writeBehind)
                    .on(Base.SQLITE),
            Mutant.of(
                            "what-cannot-open-crashes",
                            "D2",
                            "lets an exception of the file system out where it can't open",
                            on(StorageEngineProvider.class, "open", refused(CannotOpenException.class, (call, e) -> {
                                throw new UncheckedIOException(new IOException(e));
                            })))
                    .on(Base.SQLITE),
            Mutant.remembering(
                            "lost-server-lost-for-good",
                            "D2",
                            "does not notice that a server which went away is there again",
                            DurabilityMutants::neverAgain)
                    .on(Base.POSTGRES),
            Mutant.of(
                            "full-disk-swallowed",
                            "D3",
                            "acknowledges an append that the full disk refused",
                            on(
                                    Messages.class,
                                    "append",
                                    refused(
                                            UnavailableException.class,
                                            (call, e) -> Copies.unstored(call.argument(0), call.argument(1), 1))))
                    .on(Base.SQLITE),
            Mutant.of(
                            "half-a-bulk-on-a-full-disk",
                            "D3",
                            "keeps as much of a bulk as the full disk takes",
                            on(Messages.class, "appendAll", refused(UnavailableException.class, (call, e) -> {
                                for (NewMessage each : call.<List<NewMessage>>argument(1)) {
                                    call.storage().messages().append(call.argument(0), Copies.withContent(each, ""));
                                }
                                throw e;
                            })))
                    .on(Base.SQLITE));

    private DurabilityMutants() {}

    private static Twist writeBehind() {
        Map<String, NewMessage> waiting = new ConcurrentHashMap<>();
        return call -> {
            if (call.is(Messages.class, "append") && call.arity() == 2) {
                store(call, waiting);
                String conversation = call.argument(0);
                waiting.put(conversation, call.argument(1));
                return Copies.unstored(conversation, call.argument(1), nextTurn(call, conversation));
            }
            if (call.type() == Messages.class) {
                store(call, waiting);
            }
            return call.proceed();
        };
    }

    private static void store(Call call, Map<String, NewMessage> waiting) {
        for (String conversation : List.copyOf(waiting.keySet())) {
            NewMessage message = waiting.remove(conversation);
            if (message != null) {
                call.storage().messages().append(conversation, message);
            }
        }
    }

    private static long nextTurn(Call call, String conversation) {
        return call.storage().conversations().get(conversation).orElseThrow().lastTurn() + 1;
    }

    private static Twist neverAgain() {
        AtomicReference<@Nullable UnavailableException> gone = new AtomicReference<>();
        return on(Messages.class, "get", call -> {
            UnavailableException before = gone.get();
            if (before != null) {
                throw before;
            }
            try {
                return call.proceed();
            } catch (UnavailableException e) {
                gone.set(e);
                throw e;
            }
        });
    }
}
