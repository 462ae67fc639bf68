package dev.turnbase.contract;

import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;

/** Starts child processes on a test's database. */
final class Children {
    private Children() {}

    /** A child that does this job on the database once it is told to go. */
    static ChildJvm start(TestDatabase database, String... arguments) {
        StorageEngineProvider provider = StorageEngineProvider.forOptions(StorageOptions.of(database.url()));
        return ChildJvm.start(provider.getClass().getName(), database.url(), arguments);
    }
}
