package dev.turnbase.bench.measure;

import java.util.List;

/**
 * Workloads that were measured.
 *
 * @param database the kind of database
 * @param java the version of the JVM
 * @param processors how many the machine has
 * @param rounds how often each contender did each workload
 * @param seconds how long at a time
 * @param results of each workload and contender
 */
public record Run(
        String database, String java, String processors, String rounds, String seconds, List<Result> results) {
    /** Keeps the list. */
    public Run {
        results = List.copyOf(results);
    }

    /** A run on this machine. */
    public static Run here(String database, int rounds, int seconds, List<Result> results) {
        Machine machine = Machine.here();
        return new Run(
                database,
                machine.java(),
                String.valueOf(machine.processors()),
                String.valueOf(rounds),
                String.valueOf(seconds),
                results);
    }
}
