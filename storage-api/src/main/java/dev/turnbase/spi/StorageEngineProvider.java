package dev.turnbase.spi;

import static java.util.Objects.requireNonNull;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import java.util.Set;

/**
 * Opens one kind of engine. Found by {@link java.util.ServiceLoader}, or given to
 * {@link StorageEngine#open(StorageOptions, StorageEngineProvider)}; has a public constructor without arguments and no
 * state.
 */
public interface StorageEngineProvider {
    /** The engine's short name, as {@link StorageEngine#name()} answers it. */
    String name();

    /** The URL schemes that it opens, in lower case and without the colon. */
    Set<String> schemes();

    /** Opens an engine; throws as {@link StorageEngine#open(String)} states. */
    StorageEngine open(StorageOptions options);

    /** Says how things stand without creating or changing anything; see {@link StorageEngine#inspect}. */
    EngineStatus inspect(StorageOptions options);

    /**
     * The provider on the class path that has the options' engine name, or else knows their URL's scheme.
     *
     * @throws dev.turnbase.error.CannotOpenException if there is none, or several; the message lists what is there
     */
    static StorageEngineProvider forOptions(StorageOptions options) {
        return Providers.choose(requireNonNull(options, "options"), Providers.installed());
    }
}
