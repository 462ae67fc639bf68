package dev.turnbase.bench.measure;

/**
 * What was measured on.
 *
 * @param java the version of the JVM
 * @param processors how many it uses
 */
public record Machine(String java, int processors) {
    /** This one. */
    public static Machine here() {
        return new Machine(Runtime.version().toString(), Runtime.getRuntime().availableProcessors());
    }
}
