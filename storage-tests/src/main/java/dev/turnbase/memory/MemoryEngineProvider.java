package dev.turnbase.memory;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.spi.StorageUrl;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Opens {@code memory:}, each time a fresh database that is gone when it is closed. */
public final class MemoryEngineProvider implements StorageEngineProvider {
    @Override
    public String name() {
        return MemoryEngine.NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    @Override
    public StorageEngine open(StorageOptions options) {
        requirePossible(options);
        return new MemoryEngine(new Store(options));
    }

    /** There is nothing before it is opened. */
    @Override
    public EngineStatus inspect(StorageOptions options) {
        requirePossible(options);
        return EngineStatus.builder().engine(name()).dialect(name()).build();
    }

    private void requirePossible(StorageOptions options) {
        StorageUrl url = options.url().orElse(null);
        String engine = options.engine().orElse(name());
        if (url == null || !schemes().contains(url.scheme()) || !engine.equals(name())) {
            throw new CannotOpenException("the memory engine opens the URL memory: and no data source; state it", null);
        }
        if (Stream.of(options.ddlUrl(), options.ddlCredentials(), options.credentials())
                .anyMatch(Optional::isPresent)) {
            throw new CannotOpenException("the memory engine has no users and no DDL; leave these options out", null);
        }
        if (!url.path().isEmpty() || !url.hosts().isEmpty()) {
            throw new InvalidInputException("url", "has more than memory: in it; nothing can be named there");
        }
        url.requireOptions(Set.of(), Map.of());
    }
}
