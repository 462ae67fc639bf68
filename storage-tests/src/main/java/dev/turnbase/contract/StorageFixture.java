package dev.turnbase.contract;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.StorageOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine's author supplies to have the engine held to the contract. The class that encloses the topics is one:
 *
 * <pre>{@code
 * final class MyEngineContractTest implements StorageFixture {
 *     public TestDatabase create() { return new MyDatabase(); }
 *     public EngineCapabilities capabilities() { return EngineCapabilities.builder().durable(true).build(); }
 *
 *     @Nested
 *     class Text extends TextContract {}
 *     // and so on, one for each topic
 * }
 * }</pre>
 *
 * <p>Every topic asks for a database of its own and keeps it until its last test is done.
 */
public interface StorageFixture {
    /** A new database that is empty and that no other holder of the fixture uses. */
    TestDatabase create();

    /** What the engine says of itself, as its author means it; the contract asserts each answer and its opposite. */
    EngineCapabilities capabilities();

    /**
     * A new database with room for at least 100 and at most 10,000 messages of 1,000 bytes, none by default: an engine
     * that is durable but no server should have one.
     */
    default Optional<TestDatabase> createAlmostFull() {
        return Optional.empty();
    }

    /**
     * What can't be opened, by what is wrong with it: a folder that is missing, a file that is no database; none by
     * default. An engine on a file has some.
     */
    default Map<String, StorageOptions> unopenable() {
        return Map.of();
    }

    /** The clock that engines are opened with, which tests may set; the system's by default. */
    default InstantSource clock() {
        return InstantSource.system();
    }

    /** URL options that the engine takes, with a value that fits; none by default. */
    default Map<String, String> urlOptions() {
        return Map.of();
    }

    /** URL options that are refused with a reason, and a word of the reason; none by default. */
    default Map<String, String> impossibleUrlOptions() {
        return Map.of();
    }
}
