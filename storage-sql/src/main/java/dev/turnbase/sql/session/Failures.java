package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.error.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Turns a driver's exceptions into ours. Their texts stay in the cause: they may hold values. */
public final class Failures {
    private final String database;
    private final Function<SQLException, ErrorKind> classifier;

    /**
     * Of a database.
     *
     * @param database what errors call it; no secrets
     * @param classifier what a driver's exception means
     */
    public Failures(String database, Function<SQLException, ErrorKind> classifier) {
        this.database = database;
        this.classifier = classifier;
    }

    /** What a failure means; a pool's is what kept it from opening a connection. */
    public ErrorKind kind(SQLException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof InterruptedException) {
            return ErrorKind.CONTENTION;
        }
        if (failure instanceof SQLTransientConnectionException) {
            return cause instanceof SQLException why ? kind(why) : ErrorKind.UNREACHABLE;
        }
        return classifier.apply(failure);
    }

    /**
     * Whether a session is not to be used again after such a failure: the connection is lost, or a statement was cancelled, and
     * what cancels it may come when the next one runs.
     */
    static boolean isUpWithSession(ErrorKind kind) {
        return kind == ErrorKind.UNREACHABLE || kind == ErrorKind.TIMEOUT;
    }

    /** What a failure that can't be tried again means to the caller. */
    public StorageException translate(SQLException failure) {
        String codes = codes(failure);
        return switch (kind(failure)) {
            case TIMEOUT ->
                new StorageTimeoutException(
                        "a statement ran longer than it may on " + database + codes + "; nothing was written", failure);
            case UNREACHABLE ->
                isExhaustion(failure)
                        ? new ContentionException(
                                "no connection to " + database
                                        + " became free in time; nothing was written, try again later, or raise the limit of the pool",
                                failure)
                        : new UnavailableException(
                                database + " can't be reached" + codes + "; check that it is up, then try again",
                                failure);
            case DENIED ->
                new UnavailableException(
                        database + " refuses this user" + codes + "; check user, password and rights", failure);
            case UNWRITABLE ->
                new UnavailableException(
                        database + " can't be written" + codes + "; check free space and access rights", failure);
            case CONTENTION ->
                new ContentionException(
                        database + " is busy" + codes + "; nothing was written, try again later", failure);
            default ->
                new UnavailableException(database + " refused a statement" + codes + "; the cause says more", failure);
        };
    }

    /** That all attempts met contention. */
    ContentionException exhausted(List<SQLException> attempts) {
        SQLException last = attempts.get(attempts.size() - 1);
        ContentionException failure = new ContentionException(
                database + " was busy at each of " + attempts.size() + " attempts" + codes(last)
                        + "; nothing was written, try again later",
                last);
        attempts.stream().limit(attempts.size() - 1L).map(this::translate).forEach(failure::addSuppressed);
        return failure;
    }

    /** A pool that has no connection left says why it could not open another one, if that is what it tried. */
    private static boolean isExhaustion(SQLException failure) {
        return failure instanceof SQLTransientConnectionException && failure.getCause() == null;
    }

    /** Both codes of a failure, in parentheses. */
    public static String codes(SQLException failure) {
        String state = failure.getSQLState() == null ? "-" : failure.getSQLState();
        return String.format(Locale.ROOT, " (SQLState %s, code %d)", state, failure.getErrorCode());
    }
}
