package dev.turnbase.bench.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * What this JVM holds when there is no garbage.
 *
 * @param heap bytes of objects
 * @param metaspace bytes of the metadata of classes
 * @param classes how many are loaded
 */
record Settled(long heap, long metaspace, long classes) {
    private static final int MOST_COLLECTIONS = 30;
    /** Collections in a row that freed next to nothing. */
    private static final int STABLE = 3;

    private static final long NEXT_TO_NOTHING = 1 << 12;

    /** Collects garbage until there is none left. */
    static Settled now() {
        long heap = collected();
        int stable = 0;
        for (int i = 0; i < MOST_COLLECTIONS && stable < STABLE; i++) {
            long next = collected();
            stable = Math.abs(heap - next) <= NEXT_TO_NOTHING ? stable + 1 : 0;
            heap = next;
        }
        return new Settled(
                heap,
                pool("Metaspace"),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long pool(String name) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(name))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
