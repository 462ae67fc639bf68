package dev.turnbase.plans;

/** A plan that was run, and how many rows and index entries were looked at in it. */
record Measured(Plan plan, long rowsRead) {
    @Override
    public String toString() {
        return rowsRead + " rows are read by " + plan;
    }
}
