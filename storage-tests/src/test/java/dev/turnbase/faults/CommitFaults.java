package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewMessage;
import dev.turnbase.servers.Until;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that is lost at the packet that decides: what the caller is told is what became of the write. */
abstract class CommitFaults extends FaultTest {
    private static final String C = "c";
    private static final String TEXT = "text-that-is-cut";

    CommitFaults(Ways ways) {
        super(ways);
    }

    /** What the server does with raw statements shows that the losses are what they say. */
    @ParameterizedTest
    @EnumSource
    void a_statement_is_done_if_and_only_if_the_server_sees_it(PacketLoss loss) throws Exception {
        String table = "probe_" + loss.name().toLowerCase(Locale.ROOT);
        assertThat(scene().runAsUser("create table " + table + " (word varchar(99))"))
                .isTrue();
        PacketLoss.Armed armed = loss.atText(scene(), TEXT);

        assertThat(scene().runAsUser("insert into " + table + " values ('" + TEXT + "')"))
                .isFalse();
        assertThat(armed.hasHappened()).isTrue();
        boolean seen = loss == PacketLoss.AFTER || loss == PacketLoss.LATE;
        if (seen) {
            Until.holds(
                    "the row is there",
                    () -> scene().ask("select word from " + table).contains(TEXT));
        } else {
            scene().kill(scene().sessions());
            assertThat(scene().ask("select word from " + table)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_plain_append_is_done_exactly_once_and_its_caller_is_told_so(PacketLoss loss) throws Exception {
        Optional<ErrorCode> failure =
                cutAtText(loss, storage -> storage.messages().append(C, NewMessage.of("user", TEXT)));

        assertThat(failure).isEmpty();
        assertThat(contents()).containsExactly(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void an_append_with_a_given_id_is_done_exactly_once_and_its_caller_is_told_so(PacketLoss loss) throws Exception {
        Optional<ErrorCode> failure = cutAtText(
                loss,
                storage ->
                        storage.messages().append(C, NewMessage.of("user", TEXT).id("given")));

        assertThat(failure).isEmpty();
        assertThat(contents()).containsExactly(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void an_update_is_done_as_its_caller_is_told(PacketLoss loss) throws Exception {
        Optional<ErrorCode> failure = cutAtCommit(
                loss,
                storage -> storage.conversations()
                        .update(C, ConversationPatch.none().title(TEXT)));

        assertAsTold(loss, failure, ask("title", "conversation").contains(TEXT));
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_is_done_whole_or_not_at_all_as_its_caller_is_told(PacketLoss loss) throws Exception {
        Optional<ErrorCode> failure = cutAtCommit(
                loss,
                storage -> storage.transactionWithoutResult(tx -> {
                    tx.messages().append(C, NewMessage.of("user", TEXT));
                    tx.messages().append(C, NewMessage.of("user", TEXT));
                }));

        assertThat(contents()).isIn(List.of(), List.of(TEXT, TEXT));
        assertAsTold(loss, failure, !contents().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void a_flush_of_a_stream_keeps_its_part_once_and_its_caller_is_told_so(PacketLoss loss) throws Exception {
        try (StorageEngine engine = scene().open()) {
            MessageStream stream = stream(engine, "before ");
            stream.write(TEXT);
            Optional<ErrorCode> failure = cut(loss.atText(scene(), TEXT), loss, stream::flush);

            assertThat(failure).isEmpty();
            assertThat(ask("chunk", "message_part order by seq")).containsExactly("before ", TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_a_stream_is_done_as_its_caller_is_told(PacketLoss loss) throws Exception {
        try (StorageEngine engine = scene().open()) {
            MessageStream stream = stream(engine, TEXT);
            Optional<ErrorCode> failure = cut(loss.atCommit(scene()), loss, stream::complete);

            boolean done = ask("status", "message").contains(MessageStatus.COMPLETE.name());
            assertAsTold(loss, failure, done);
            assertThat(done ? ask("content", "message") : ask("chunk", "message_part"))
                    .containsExactly(TEXT);
        }
    }

    private MessageStream stream(StorageEngine engine, String flushed) {
        create(storage(engine), C);
        MessageStream stream = storage(engine).messages().stream(C, NewMessage.pending("assistant"));
        stream.write(flushed);
        stream.flush();
        return stream;
    }

    /** A write of one tenant's. */
    @FunctionalInterface
    private interface Write {
        void run(Storage storage) throws Exception;
    }

    private Optional<ErrorCode> cutAtText(PacketLoss loss, Write write) throws Exception {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), C);
            return cut(loss.atText(scene(), TEXT), loss, () -> write.run(storage(engine)));
        }
    }

    private Optional<ErrorCode> cutAtCommit(PacketLoss loss, Write write) throws Exception {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), C);
            return cut(loss.atCommit(scene()), loss, () -> write.run(storage(engine)));
        }
    }

    /** Answers how the write failed, once nothing of it can come any more. */
    private Optional<ErrorCode> cut(PacketLoss.Armed armed, PacketLoss loss, Call call) throws Exception {
        List<String> sessions = scene().sessions();
        Optional<ErrorCode> failure = failure(call);
        assertThat(armed.hasHappened()).isTrue();
        if (loss == PacketLoss.HELD) {
            scene().kill(sessions);
        } else if (loss == PacketLoss.LATE) {
            scene().awaitEnd(sessions);
        }
        return failure;
    }

    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }

    private static Optional<ErrorCode> failure(Call call) throws Exception {
        try {
            call.run();
            return Optional.empty();
        } catch (StorageException e) {
            Failure.assertClean(e);
            return Optional.of(e.code());
        }
    }

    /** All losses are resolved here: the database can be asked at once. */
    private static void assertAsTold(PacketLoss loss, Optional<ErrorCode> failure, boolean done) {
        assertThat(failure).as("%s", loss).isIn(Optional.empty(), Optional.of(ErrorCode.UNAVAILABLE));
        assertThat(done).as("%s: %s", loss, failure).isEqualTo(failure.isEmpty());
        if (loss == PacketLoss.AFTER) {
            assertThat(done).isTrue();
        }
    }

    /** The conversation's contents by turn, which has no gap. */
    private List<String> contents() {
        List<String> turns = ask("turn", "message order by turn");
        assertThat(turns)
                .isEqualTo(LongStream.rangeClosed(1, turns.size())
                        .mapToObj(Long::toString)
                        .toList());
        assertThat(ask("last_turn", "conversation_head")).containsExactly(Integer.toString(turns.size()));
        return ask("content", "message order by turn");
    }
}
