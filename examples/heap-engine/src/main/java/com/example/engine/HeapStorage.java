package com.example.engine;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;

/** One tenant's operations; whether each is by itself or all are in one transaction is the session's affair. */
record HeapStorage(Database database, String tenant, Session session) implements Storage {
    @Override
    public Users users() {
        return new HeapUsers(session);
    }

    @Override
    public Conversations conversations() {
        return new HeapConversations(session);
    }

    @Override
    public Messages messages() {
        return new HeapMessages(database, session);
    }

    /** With one lock there are no deadlocks: nothing is ever retried. */
    @Override
    public Storage withoutRetry() {
        return this;
    }

    @Override
    public <T, X extends Exception> T transaction(TransactionWork<T, X> work) throws X {
        return session.transaction(work);
    }
}
