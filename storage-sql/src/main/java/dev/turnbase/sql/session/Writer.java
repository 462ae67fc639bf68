package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/** Where writes go; each call makes one attempt. */
interface Writer extends AutoCloseable {
    /** Runs a write and returns once it is committed. */
    <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended;

    /** A session for a caller's own transaction, which nobody else shares; the caller returns it. */
    Lease exclusive() throws Contended;

    @Override
    void close();
}
