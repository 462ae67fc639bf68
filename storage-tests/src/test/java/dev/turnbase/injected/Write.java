package dev.turnbase.injected;

import dev.turnbase.Storage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A write that something may go wrong in.
 *
 * @param name what it does
 * @param prepared does what must come before, and answers the write, which may be run again if it has failed
 */
record Write(String name, Function<Stage, Supplier<@Nullable Object>> prepared) {
    /** One that nothing must come before. */
    static Write of(String name, Function<Storage, @Nullable Object> write) {
        return new Write(name, stage -> () -> write.apply(stage.storage()));
    }

    @Override
    public String toString() {
        return name;
    }
}
