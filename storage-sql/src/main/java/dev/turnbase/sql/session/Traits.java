package dev.turnbase.sql.session;

import java.util.List;

/**
 * What sessions of a database can do, and how they begin transactions.
 *
 * @param begin the statements that begin a transaction on an autocommitting connection
 * @param scripts whether several statements can be sent at once, as one text
 * @param atomicScripts whether statements that are sent at once outside a transaction are one, isolated as it would be
 * @param queryTimeoutSeconds how long a statement may run before the engine cancels it, 0 for ever
 */
public record Traits(List<String> begin, boolean scripts, boolean atomicScripts, int queryTimeoutSeconds) {
    /** In a transaction that is the host's to begin and end, on a connection that may not take scripts. */
    static final Traits HOSTS = new Traits(List.of(), false, false, 0);

    /** Keeps the statements. */
    public Traits {
        begin = List.copyOf(begin);
    }

    /** A database in this process: nothing is gained by sending statements together, or by timeouts. */
    public static Traits embedded(String begin) {
        return new Traits(List.of(begin), false, false, 0);
    }
}
