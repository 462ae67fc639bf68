package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.spi.StorageEngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Mutants of S1 to S7. */
final class StreamMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "pending-invisible",
                    "S1",
                    "does not show a message before its stream has ended",
                    on(
                            Messages.class,
                            "get",
                            call -> call.<Optional<Message>>answered()
                                    .filter(message -> message.status() != MessageStatus.PENDING))),
            Mutant.of(
                    "pending-without-text",
                    "S1",
                    "does not show the text so far among the latest messages",
                    on(Messages.class, "latest", changing(Message.class, StreamMutants::emptyIfPending))),
            opened(
                    "no-flush-in-time",
                    "flushes only when something is written",
                    options -> options.streamFlushInterval(Duration.ofHours(1))),
            opened(
                    "flush-size-ignored",
                    "flushes in time only, however much waits",
                    options -> options.streamFlushSize(1 << 20)),
            Mutant.of(
                    "complete-answers-pending",
                    "S2",
                    "answers a completed message as pending",
                    on(
                            MessageStream.class,
                            "complete",
                            changing(
                                    Message.class,
                                    message -> message.toBuilder()
                                            .status(MessageStatus.PENDING)
                                            .build()))),
            Mutant.of(
                    "text-lost-on-close",
                    "S3",
                    "drops the text of a stream that is closed without completing",
                    on(MessageStream.class, "close", call -> {
                        Message message = call.<MessageStream>wrapper().message();
                        call.proceed();
                        Message ended =
                                call.storage().messages().get(message.id()).orElse(message);
                        if (ended.status() == MessageStatus.CANCELLED) {
                            call.storage()
                                    .messages()
                                    .update(message.id(), MessagePatch.none().content(""));
                        }
                        return null;
                    })),
            Mutant.of(
                    "reason-lost", "S3", "keeps no reason of a failed stream", on(MessageStream.class, "fail", call -> {
                        Message failed = call.answered();
                        return call.storage()
                                .messages()
                                .update(failed.id(), MessagePatch.none().clearStatusReason());
                    })),
            Mutant.of(
                            "recovery-drops-text",
                            "S4",
                            "empties a message whose stream is recovered",
                            on(
                                    Messages.class,
                                    "recoverPending",
                                    call -> call.<List<Message>>answered().stream()
                                            .map(message -> call.storage()
                                                    .messages()
                                                    .update(
                                                            message.id(),
                                                            MessagePatch.none().content("")))
                                            .toList()))
                    .on(Base.SQLITE),
            Mutant.of(
                    "recovery-of-the-young",
                    "S4",
                    "takes a stream for dead within three heartbeats",
                    on(
                            StorageEngine.class,
                            "recoverPending",
                            refused(InvalidInputException.class, (call, e) -> Map.of()))),
            Mutant.remembering(
                    "leases-by-host-clock",
                    "S4",
                    "goes by the host's clock to tell whether a stream has died, which may jump",
                    StreamMutants::byHostClock),
            Mutant.of(
                    "second-opener-streams-too",
                    "S5",
                    "opens a second stream for a message that is being streamed",
                    on(
                            Messages.class,
                            "stream",
                            refused(
                                    StateConflictException.class,
                                    (call, e) -> call.proceedWith(1, Copies.withoutId(call.argument(1)))))),
            Mutant.of(
                    "lost-lease-unnoticed",
                    "S5",
                    "a writer whose lease was recovered is not told",
                    on(MessageStream.class, "flush", refused(StateConflictException.class, (call, e) -> null))),
            Mutant.remembering(
                            "whole-text-each-flush",
                            "S6",
                            "writes the whole text so far at each flush",
                            StreamMutants::wholeText)
                    .on(Base.SQLITE),
            Mutant.of(
                    "high-surrogate-split",
                    "S7",
                    "replaces a high surrogate at the end of a piece instead of holding it",
                    on(MessageStream.class, "write", call -> call.proceed(wholeCharacters(call.argument(0))))),
            Mutant.of(
                    "over-limit-ends-stream",
                    "S7",
                    "ends the stream when a piece takes its text over the limit",
                    on(MessageStream.class, "write", refused(InvalidInputException.class, (call, e) -> {
                        call.<MessageStream>wrapper().close();
                        throw e;
                    }))));

    private StreamMutants() {}

    private static Mutant opened(String name, String does, UnaryOperator<StorageOptions.Builder> change) {
        return Mutant.of(name, "S2", does, on(StorageEngineProvider.class, "open", call -> {
            StorageOptions options = call.argument(0);
            return call.proceed(change.apply(options.toBuilder()).build());
        }));
    }

    private static Message emptyIfPending(Message message) {
        return message.status() == MessageStatus.PENDING
                ? message.toBuilder().content("").build()
                : message;
    }

    private static String wholeCharacters(String text) {
        int last = text.length() - 1;
        return last >= 0 && Character.isHighSurrogate(text.charAt(last)) ? text.substring(0, last) + "?" : text;
    }

    private static Twist byHostClock() {
        HostClock clock = new HostClock();
        return on(StorageEngineProvider.class, "open", clock::open).and(Messages.class, "recoverPending", call -> {
            List<Message> recovered = call.answered();
            Instant dead = clock.now().minus(call.<Duration>argument(0));
            MessageFilter pending = MessageFilter.any().status(MessageStatus.PENDING);
            return clock.now().isBefore(Instant.now().plusSeconds(1))
                    ? recovered
                    : call.storage().messages().list(MessageQuery.where(pending)).items().stream()
                            .filter(message -> message.createdAt().isBefore(dead))
                            .toList();
        });
    }

    private static Twist wholeText() {
        Map<Object, StringBuilder> texts = new ConcurrentHashMap<>();
        return on(MessageStream.class, "write", call -> {
                    texts.computeIfAbsent(call.self(), any -> new StringBuilder())
                            .append(call.<String>argument(0));
                    return call.proceed();
                })
                .and(MessageStream.class, "flush", call -> {
                    writeElsewhere(texts.getOrDefault(call.self(), new StringBuilder()));
                    return call.proceed();
                });
    }

    private static void writeElsewhere(CharSequence text) throws IOException {
        Path file = Files.createTempFile("mutant", ".txt");
        Files.writeString(file, text);
        Files.delete(file);
    }
}
