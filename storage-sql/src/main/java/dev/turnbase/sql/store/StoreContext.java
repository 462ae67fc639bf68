package dev.turnbase.sql.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.turnbase.StorageOptions;
import dev.turnbase.sql.statement.Shapes;

/** What the operations share in one engine: its options, its clock, its ids, its statements. Thread-safe. */
public final class StoreContext {
    private final StorageOptions options;
    private final Shapes shapes;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    /** The context of an engine opened with these options. */
    public StoreContext(StorageOptions options, Shapes shapes) {
        this.options = options;
        this.shapes = shapes;
    }

    /** The engine's options. */
    public StorageOptions options() {
        return options;
    }

    /** The statements whose form depends on the caller. */
    Shapes shapes() {
        return shapes;
    }

    /** A new UUIDv7. */
    String newId() {
        return ids.generate().toString();
    }

    /** Now, by the engine's clock, in microseconds since 1970 UTC. */
    long now() {
        return Times.micros(options.clock().instant());
    }
}
