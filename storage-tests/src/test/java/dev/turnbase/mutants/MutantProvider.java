package dev.turnbase.mutants;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import java.util.Set;

/**
 * Opens {@code mutant:NAME:URL}: the engine of the URL, twisted by the mutant with that name. Nothing else says which
 * mutant it is, so that other processes open the same.
 */
public final class MutantProvider implements StorageEngineProvider {
    static final String NAME = "mutant";

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
        Disguise disguise = Disguise.of(options);
        return disguise.provider().open(disguise.options());
    }

    @Override
    public EngineStatus inspect(StorageOptions options) {
        Disguise disguise = Disguise.of(options);
        return disguise.provider().inspect(disguise.options());
    }
}
