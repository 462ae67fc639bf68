package com.example.engine;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.spi.StorageUrl;
import java.util.Map;
import java.util.Set;

/** Opens {@code heap:}. It is found by its name in META-INF/services, so it is public, and it has no state. */
public final class HeapEngineProvider implements StorageEngineProvider {
    static final String NAME = "heap";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("heap");
    }

    @Override
    public StorageEngine open(StorageOptions options) {
        requirePossible(options);
        return new HeapEngine(new Database(options));
    }

    /** Looks without opening. A database that is made when it is opened has nothing to look at before. */
    @Override
    public EngineStatus inspect(StorageOptions options) {
        requirePossible(options);
        return EngineStatus.builder().engine(NAME).dialect(NAME).build();
    }

    /** An option that is not heeded is refused, by name: a caller who states it believes that it works. */
    private static void requirePossible(StorageOptions options) {
        StorageUrl url = options.url()
                .filter(stated -> stated.scheme().equals("heap"))
                .orElseThrow(
                        () -> new CannotOpenException("the engine heap opens the URL heap: alone; state it", null));
        if (options.credentials().isPresent()
                || options.ddlUrl().isPresent()
                || options.ddlCredentials().isPresent()) {
            throw new CannotOpenException("the engine heap has no users and no DDL; leave these options out", null);
        }
        if (!url.path().isEmpty() || !url.hosts().isEmpty()) {
            throw new InvalidInputException("url", "has more than heap: in it; nothing can be named there");
        }
        url.requireOptions(Set.of(), Map.of());
    }
}
