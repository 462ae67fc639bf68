package dev.turnbase.bench.memory;

import java.util.List;

/**
 * What one JVM's memory held more than before, in bytes.
 *
 * @param engineHeap the heap, once an engine was open and had done an append and a window
 * @param engineMetaspace the metadata of classes then
 * @param engineClasses how many classes were loaded for it
 * @param streamHeap the heap of one open stream
 */
record Footprint(long engineHeap, long engineMetaspace, long engineClasses, double streamHeap) {
    private static final int NUMBERS = 4;

    /** Of what a child reports. */
    static Footprint of(List<Long> numbers, int streams) {
        if (numbers.size() != NUMBERS) {
            throw new IllegalArgumentException("there are " + numbers.size() + " numbers, not " + NUMBERS);
        }
        return new Footprint(
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(NUMBERS - 1) / (double) streams);
    }
}
