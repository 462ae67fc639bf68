package dev.turnbase.bench.scale;

/**
 * The room that a table takes.
 *
 * @param table without the prefix
 * @param tableBytes of its rows
 * @param indexBytes of all its indexes
 */
record Size(String table, long tableBytes, long indexBytes) {
    long bytes() {
        return tableBytes + indexBytes;
    }
}
