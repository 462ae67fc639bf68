package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewUser;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that can be read but not written. */
abstract class UnwritableFaults extends FaultTest {
    private static final Duration BOUND = Duration.ofSeconds(4);

    UnwritableFaults(Ways ways) {
        super(ways);
    }

    /** A write of each kind. */
    enum Write {
        APPEND,
        UPDATE,
        CREATE,
        TRANSACTION;

        void to(Storage storage) {
            switch (this) {
                case APPEND -> append(storage, "c");
                case UPDATE ->
                    storage.conversations().update("c", ConversationPatch.none().title("new"));
                case CREATE -> storage.users().create(NewUser.unidentified());
                case TRANSACTION -> storage.transactionWithoutResult(tx -> append(tx, "c"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_read_only_server_is_read_and_gives_UNAVAILABLE_to_whoever_writes(Write write) {
        try (StorageEngine engine = scene().open()) {
            create(storage(engine), "c");
        }
        scene().execute(ways().readOnly(scene().user(), true));
        try (StorageEngine engine = scene().open()) {
            long begun = System.nanoTime();
            Failure.of(ErrorCode.UNAVAILABLE, Set.of(ways().notWritable()), () -> write.to(storage(engine)));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
            assertThat(title(engine, "c")).isEqualTo("Faults");
            assertThat(storage(engine).messages().latest("c", 9)).isEmpty();
        } finally {
            scene().execute(ways().readOnly(scene().user(), false));
        }
    }
}
