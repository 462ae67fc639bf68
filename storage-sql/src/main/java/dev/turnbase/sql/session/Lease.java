package dev.turnbase.sql.session;

/**
 * A session on loan.
 *
 * @param session the session
 * @param giveBack what returns it, to be run once
 */
record Lease(Session session, Runnable giveBack) {}
