package dev.turnbase.faults;

import dev.turnbase.servers.TestServer;
import java.util.List;
import java.util.Set;

/** A database product, and how what can go wrong in it is brought about and looked at, in its own words. */
interface Ways {
    /** A server of it. */
    TestServer server();

    /** The short name of its engine. */
    String engine();

    /** Makes a user who may do everything in one database and nothing beyond. */
    List<String> createUser(String database, String user, String password);

    /** Removes the user; the database is gone by then. */
    String dropUser(String user);

    /** The query for the ids of a user's sessions. */
    String sessions(String user);

    /** The query for the ids of a user's sessions in which a statement runs. */
    String busySessions(String user);

    /** Ends a session. */
    String kill(String session);

    /** Gives a user another password. */
    String changePassword(String user, String password);

    /** Makes a user's new sessions, or the whole server but for its administrators, read-only, or writable again. */
    String readOnly(String user, boolean on);

    /** Lets nobody without special rights connect; may need some sessions of the user to be open. */
    List<String> refuseConnections(String user);

    /** Takes that back. */
    List<String> admitConnections(String user);

    /** Ends the server as its administrator would. */
    String shutDown();

    /** The options of the driver's URL that keep what it sends readable. */
    String plainText();

    /** A table of the host's, named orders, of tenant and user, that refers to the users. */
    String tableReferringToUsers();

    /** The driver's codes when a row is still referred to. */
    Set<String> foreignKey();

    /** The driver's codes of a deadlock: SQLState and vendor code. */
    String deadlock();

    /** The driver's codes when a row stays locked for too long. */
    String lockTimeout();

    /** The driver's codes when the server has no connection left. */
    String tooManyConnections();

    /** The driver's codes when user or password are wrong. */
    String badCredentials();

    /** The driver's codes when the database does not exist; it may depend on the user's rights. */
    Set<String> unknownDatabase();

    /** The driver's codes when nothing can be written. */
    String notWritable();

    /** The driver's codes when nobody listens at the port. */
    String refused();

    /** The driver's codes when a session was ended by an administrator. */
    Set<String> killed();
}
