package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.UserPatch;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A write that is refused for its input dooms its transaction, whatever the write is. */
class DoomedByInputTest {
    private static final String BAD = "not an id";

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_with_a_malformed_id_dooms_its_transaction(Consumer<Storage> write) {
        try (StorageEngine engine = StorageEngine.open("file::memory:")) {
            assertThatThrownBy(() -> engine.storage().transactionWithoutResult(tx -> {
                        assertThatThrownBy(() -> write.accept(tx)).isInstanceOf(InvalidInputException.class);
                        assertThatThrownBy(tx::users).isInstanceOf(IllegalStateException.class);
                    }))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    static List<Named<Consumer<Storage>>> writes() {
        return List.of(
                write("users.update", tx -> tx.users().update(BAD, UserPatch.none())),
                write("users.merge", tx -> tx.users().merge("a", BAD)),
                write("users.delete", tx -> tx.users().delete(BAD)),
                write("conversations.update", tx -> tx.conversations().update(BAD, ConversationPatch.none())),
                write("conversations.archive", tx -> tx.conversations().archive(BAD, true)),
                write("conversations.markRead", tx -> tx.conversations().markRead(BAD, 1)),
                write("conversations.transfer", tx -> tx.conversations().transfer("a", BAD)),
                write("conversations.fork", tx -> tx.conversations().fork(BAD, 1)),
                write("conversations.delete", tx -> tx.conversations().delete(BAD)),
                write("messages.append", tx -> tx.messages().append(BAD, NewMessage.of("user", "text"))),
                write("messages.update", tx -> tx.messages().update(BAD, MessagePatch.none())),
                write("messages.delete", tx -> tx.messages().delete(BAD)),
                write("messages.deleteFrom", tx -> tx.messages().deleteFrom(BAD, 1)));
    }

    private static Named<Consumer<Storage>> write(String name, Consumer<Storage> write) {
        return Named.of(name, write);
    }
}
