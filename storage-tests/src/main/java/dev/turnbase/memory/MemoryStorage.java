package dev.turnbase.memory;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import org.jspecify.annotations.Nullable;

/** One tenant's operations, each by itself or all in one transaction. */
record MemoryStorage(Access access) implements Storage {
    @Override
    public String tenant() {
        return access.tenant();
    }

    @Override
    public Users users() {
        return new MemoryUsers(access);
    }

    @Override
    public Conversations conversations() {
        return new MemoryConversations(access);
    }

    @Override
    public Messages messages() {
        return new MemoryMessages(access);
    }

    @Override
    public Storage withoutRetry() {
        return new MemoryStorage(new Access(access.store(), access.tenant(), 1, access.transaction()));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        return access.transaction(requireNonNull(work, "work"));
    }
}
