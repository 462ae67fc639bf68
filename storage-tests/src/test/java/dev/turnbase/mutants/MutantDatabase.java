package dev.turnbase.mutants;

import dev.turnbase.StorageOptions;
import dev.turnbase.contract.SchemaDamage;
import dev.turnbase.contract.TestDatabase;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A database that a mutant opens. */
record MutantDatabase(Mutant mutant, TestDatabase right) implements TestDatabase {
    @Override
    public String url() {
        return Disguise.url(mutant, right.url());
    }

    @Override
    public StorageOptions.Builder options() {
        StorageOptions options = right.options().build();
        return options.dataSource().isPresent() ? disguised(options) : TestDatabase.super.options();
    }

    private StorageOptions.Builder disguised(StorageOptions options) {
        return Disguise.options(mutant, options).toBuilder();
    }

    @Override
    public Optional<StorageOptions.Builder> readOnly() {
        return right.readOnly().map(options -> disguised(options.build()));
    }

    @Override
    public Optional<StorageOptions.Builder> counting(AtomicLong statements) {
        return right.counting(statements).map(options -> disguised(options.build()));
    }

    @Override
    public Optional<Connection> rawConnection() {
        return right.rawConnection();
    }

    @Override
    public OptionalLong bytesWritten() {
        return right.bytesWritten();
    }

    @Override
    public Set<String> bookkeepingTables() {
        return right.bookkeepingTables();
    }

    @Override
    public Map<String, String> versions() {
        return right.versions();
    }

    @Override
    public void refreshStatistics() {
        right.refreshStatistics();
    }

    @Override
    public void damage(SchemaDamage damage) {
        right.damage(damage);
    }

    @Override
    public void stopServer() {
        right.stopServer();
    }

    @Override
    public void startServer() {
        right.startServer();
    }

    @Override
    public void close() {
        right.close();
    }
}
