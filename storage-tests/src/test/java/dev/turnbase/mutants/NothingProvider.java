package dev.turnbase.mutants;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import java.util.Set;

/** Opens {@code nothing:}, an engine that does nothing. */
public final class NothingProvider implements StorageEngineProvider {
    static final String NAME = "nothing";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(NAME);
    }

    @Override
    public StorageEngine open(StorageOptions options) {
        return Nothing.of(StorageEngine.class, StorageEngine.DEFAULT_TENANT);
    }

    @Override
    public EngineStatus inspect(StorageOptions options) {
        return Nothing.STATUS;
    }
}
