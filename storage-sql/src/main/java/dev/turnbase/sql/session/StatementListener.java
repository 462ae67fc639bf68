package dev.turnbase.sql.session;

/** Is told of each statement that ran, to find the slow ones. */
@FunctionalInterface
interface StatementListener {
    /**
     * A statement has run.
     *
     * @param sql its text, without values
     * @param begun when it was begun, by {@link System#nanoTime()}
     */
    void ran(String sql, long begun);
}
