package dev.turnbase.sql.engine;

import java.sql.SQLException;

/** Keeps others from migrating the same database meanwhile, in this process and in others. */
@FunctionalInterface
public interface MigrationLock {
    /** Runs the work under the lock. */
    void run(Work work) throws SQLException;

    /** What is done under the lock. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws SQLException;
    }
}
