package dev.turnbase.plans;

import java.util.List;

/**
 * How a server runs a statement.
 *
 * @param statement what it runs
 * @param how which way of planning it was asked for
 * @param text as the server tells it
 * @param wholeTables the big tables that it reads from one end to the other
 * @param sorts what it sorts
 */
record Plan(Sent statement, String how, String text, List<String> wholeTables, List<String> sorts) {
    @Override
    public String toString() {
        return statement.sql() + "\n" + statement.values() + " [" + how + "]" + text;
    }
}
