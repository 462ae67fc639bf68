package dev.turnbase.faults;

import static dev.turnbase.contract.Refusals.assertNotFound;
import static dev.turnbase.contract.Refusals.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Outcome;
import dev.turnbase.contract.Race;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unique and foreign keys that are violated. */
abstract class ConstraintFaults extends FaultTest {
    private static final int THREADS = 8;

    ConstraintFaults(Ways ways) {
        super(ways);
    }

    @Test
    void of_many_who_take_a_key_at_once_one_gets_it_and_the_others_are_told_that_it_is_taken() {
        try (StorageEngine engine = scene().open()) {
            List<Outcome<User>> outcomes =
                    Race.of(THREADS, thread -> storage(engine).users().create(NewUser.withEmail("ada@example.org")));

            assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.succeeded())
                    .hasSize(THREADS - 1)
                    .allSatisfy(outcome -> {
                        assertTaken("user", "email", outcome::orThrow);
                        Failure.of(ErrorCode.ALREADY_EXISTS, outcome::orThrow);
                    });
        }
    }

    @Test
    void a_message_of_a_missing_author_is_told_so() {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            create(storage, "c");

            assertNotFound(
                    "user",
                    "nobody",
                    () -> storage.messages()
                            .append("c", NewMessage.of("user", "text").from("nobody")));
            assertThat(storage.messages().latest("c", 1)).isEmpty();
        }
    }

    @Test
    void a_conversation_of_a_missing_owner_is_told_so() {
        try (StorageEngine engine = scene().open()) {
            assertNotFound(
                    "user",
                    "nobody",
                    () -> storage(engine)
                            .conversations()
                            .create(NewConversation.of("Faults", "agent").ownedBy("nobody")));
        }
    }

    /** The engine's own rows that refer to a user are deleted first, so that only the host's can be in the way. */
    @Test
    void a_user_to_whom_a_row_of_the_host_refers_stays_and_the_caller_is_told() {
        try (StorageEngine engine = scene().open()) {
            Storage storage = storage(engine);
            User kept = storage.users().create(NewUser.withExternalId("kept"));
            scene().execute(ways().tableReferringToUsers());
            scene().execute("insert into orders select tenant, id from chat_user where tenant = '" + tenant() + "'");

            Failure.of(
                    ErrorCode.CONTENTION,
                    ways().foreignKey(),
                    () -> storage.users().delete(kept.id()));
            assertThat(storage.users().get(kept.id())).contains(kept);
        }
    }
}
