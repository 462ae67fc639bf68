package dev.turnbase.bench.workload;

import java.util.List;
import java.util.stream.IntStream;

/** Names of what a workload makes, which no other run of it has. */
final class Names {
    private Names() {}

    static List<String> of(String run, int count) {
        return IntStream.range(0, count).mapToObj(i -> run + "-" + i).toList();
    }
}
