package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A storage that is over refuses at once, not only when what it hands out is used. */
class HandedOutTest {
    private static final List<Function<Storage, Object>> HANDED_OUT =
            List.of(Storage::users, Storage::conversations, Storage::messages, Storage::withoutRetry);

    @Test
    void the_storage_of_a_closed_engine_hands_out_nothing() {
        StorageEngine engine = StorageEngine.open("file::memory:");
        Storage storage = engine.storage();
        engine.close();

        assertHandsOutNothing(storage);
    }

    @Test
    void the_storage_of_an_ended_transaction_hands_out_nothing() {
        try (StorageEngine engine = StorageEngine.open("file::memory:")) {
            assertHandsOutNothing(engine.storage().transaction(tx -> tx));
        }
    }

    private static void assertHandsOutNothing(Storage storage) {
        for (Function<Storage, Object> handingOut : HANDED_OUT) {
            assertThatThrownBy(() -> handingOut.apply(storage)).isInstanceOf(IllegalStateException.class);
        }
    }
}
