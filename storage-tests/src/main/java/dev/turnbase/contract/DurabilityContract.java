package dev.turnbase.contract;

import static dev.turnbase.contract.Serving.assertServes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What outlives the engine, and what happens when the database is away, full or read-only. */
public abstract class DurabilityContract extends ContractTest {
    private static final int MOST = 10_000;
    private static final NewMessage KILOBYTE = NewMessage.of("user", "x".repeat(1_000));

    private StorageEngine open(TestDatabase database) {
        return StorageEngine.open(configured(database).build());
    }

    private boolean onFile() {
        return capabilities().durable() && !capabilities().server();
    }

    private static Message write(Storage storage) {
        String c = storage.conversations()
                .create(NewConversation.of("Durable", "agent").id("c"))
                .id();
        return storage.messages().append(c, NewMessage.of("user", "kept").id("m"));
    }

    @Test
    @Rule("D1")
    void what_was_acknowledged_outlives_the_engine_if_it_is_durable() {
        try (TestDatabase database = fixture().create()) {
            Message written;
            try (StorageEngine engine = open(database)) {
                written = write(engine.storage());
                assertThat(engine.storage().messages().get("m")).contains(written);
            }
            try (StorageEngine again = open(database)) {
                assertThat(again.storage().messages().get("m"))
                        .isEqualTo(capabilities().durable() ? Optional.of(written) : Optional.empty());
            }
        }
    }

    @Test
    @Rule("M3")
    void turns_given_out_are_remembered_when_the_database_is_opened_again() {
        try (TestDatabase database = fixture().create()) {
            try (StorageEngine engine = open(database)) {
                write(engine.storage());
                assertThat(engine.storage().messages().delete("m")).isTrue();
            }
            try (StorageEngine again = open(database)) {
                if (capabilities().durable()) {
                    assertThat(again.storage().messages().append("c", KILOBYTE).turn())
                            .isEqualTo(2);
                } else {
                    assertThat(again.storage().conversations().get("c")).isEmpty();
                }
            }
        }
    }

    private static StorageException refused(ThrowingCallable call) {
        StorageException refusal = catchThrowableOfType(StorageException.class, call);
        assertThat(refusal).as("the call is refused").isNotNull();
        assertThat(refusal.getMessage()).isNotBlank();
        return refusal;
    }

    @Test
    @Rule("D2")
    void what_cannot_be_opened_is_refused_with_a_sentence() {
        assertThat(fixture().unopenable().isEmpty())
                .as("an engine on a file has something that can't be opened")
                .isNotEqualTo(onFile());

        fixture().unopenable().forEach((what, options) -> {
            StorageException refusal = refused(() -> StorageEngine.open(options));
            assertThat(refusal.code()).as(what).isIn(ErrorCode.CANNOT_OPEN, ErrorCode.UNAVAILABLE);
            assertThat(refused(() -> StorageEngine.open(options)).code())
                    .as(what)
                    .isEqualTo(refusal.code());
        });
        assertServes(storage());
    }

    @Test
    @Rule("D2")
    void a_server_that_goes_away_is_unavailable_and_its_return_is_noticed() {
        if (!capabilities().server()) {
            assertThat(engine().status().initialized()).isTrue();
            assertServes(storage());
            return;
        }
        try (TestDatabase database = fixture().create();
                StorageEngine engine = open(database)) {
            Storage storage = engine.storage();
            Message written = write(storage);

            database.stopServer();
            Refusals.refusal(
                    UnavailableException.class,
                    ErrorCode.UNAVAILABLE,
                    () -> storage.messages().get("m"));
            Refusals.refusal(UnavailableException.class, ErrorCode.UNAVAILABLE, () -> open(database));
            database.startServer();

            Patience.until("the server is noticed", () -> answers(storage));
            assertThat(storage.messages().get("m")).contains(written);
            assertThat(storage.messages().append("c", KILOBYTE).turn()).isEqualTo(2);
        }
    }

    private static boolean answers(Storage storage) {
        try {
            return storage.messages().get("m").isPresent();
        } catch (UnavailableException e) {
            return false;
        }
    }

    @Test
    @Rule("D3")
    void a_full_database_refuses_the_write_and_keeps_what_was_acknowledged_whole() {
        Optional<TestDatabase> small = fixture().createAlmostFull();
        assertThat(small.isPresent()).as("an engine on a file can be full").isEqualTo(onFile());
        if (small.isEmpty()) {
            assertServes(storage());
            return;
        }
        try (TestDatabase database = small.get()) {
            List<Message> acknowledged = new ArrayList<>();
            try (StorageEngine engine = open(database)) {
                Storage storage = engine.storage();
                String c = storage.conversations()
                        .create(NewConversation.of("Full", "agent").id("c"))
                        .id();
                UnavailableException full = Refusals.refusal(
                        UnavailableException.class, ErrorCode.UNAVAILABLE, () -> fill(storage, c, acknowledged));
                assertThat(full.retryable()).isTrue();
                refused(() ->
                        storage.messages().appendAll(c, List.of(KILOBYTE, KILOBYTE, KILOBYTE, KILOBYTE, KILOBYTE)));
                refused(() -> storage.transaction(tx -> fill(tx, c, new ArrayList<>())));
                assertWhole(storage, acknowledged);
            }
            try (StorageEngine again = open(database)) {
                assertWhole(again.storage(), acknowledged);
            }
        }
    }

    private static int fill(Storage storage, String conversation, List<Message> acknowledged) {
        for (int i = 0; i <= MOST; i++) {
            acknowledged.add(storage.messages().append(conversation, KILOBYTE));
        }
        return acknowledged.size();
    }

    private static void assertWhole(Storage storage, List<Message> acknowledged) {
        assertThat(storage.messages().latest("c", MOST + 1)).isEqualTo(acknowledged);
        assertThat(acknowledged)
                .extracting(Message::turn)
                .isEqualTo(
                        LongStream.rangeClosed(1, acknowledged.size()).boxed().toList());
        assertThat(storage.conversations().get("c").orElseThrow().lastTurn()).isEqualTo(acknowledged.size());
        assertThat(storage.conversations().get("c").orElseThrow().messageCount())
                .isEqualTo(acknowledged.size());
    }

    @Test
    @Rule("D3")
    void a_database_that_can_only_be_read_refuses_the_write_and_stays_as_it_is() {
        try (TestDatabase database = fixture().create()) {
            assertThat(database.readOnly().isPresent())
                    .as("a file can be read-only")
                    .isEqualTo(onFile());
            Message written;
            try (StorageEngine engine = open(database)) {
                written = write(engine.storage());
                assertThat(engine.storage().messages().latest("c", 10)).containsExactly(written);
            }
            database.readOnly().ifPresent(options -> {
                StorageException refusal = refused(() -> openAndAppend(options.build()));
                assertThat(refusal.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.CANNOT_OPEN);
            });
            try (StorageEngine again = open(database)) {
                assertThat(again.storage().messages().latest("c", 10))
                        .isEqualTo(capabilities().durable() ? List.of(written) : List.of());
            }
        }
    }

    private static Message openAndAppend(StorageOptions options) {
        try (StorageEngine engine = StorageEngine.open(options)) {
            return engine.storage().messages().append("c", KILOBYTE);
        }
    }
}
