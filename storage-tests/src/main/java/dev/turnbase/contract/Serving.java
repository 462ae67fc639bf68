package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;

/** Asserts that an engine does its work, beside what a test asks it to refuse. */
final class Serving {
    private Serving() {}

    /** What is written is read. */
    static void assertServes(Storage storage) {
        User user = storage.users().create(NewUser.unidentified());
        assertThat(storage.users().get(user.id())).contains(user);
    }
}
