package dev.turnbase.sql.session;

import dev.turnbase.error.ContentionException;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.StorageTimeoutException;
import dev.turnbase.error.UnavailableException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Turns a driver's exceptions into ours. Their texts stay in the cause: they may hold values. */
final class Failures {
    private final String database;
    private final Function<SQLException, ErrorKind> classifier;

    Failures(String database, Function<SQLException, ErrorKind> classifier) {
        this.database = database;
        this.classifier = classifier;
    }

    ErrorKind kind(SQLException failure) {
        return classifier.apply(failure);
    }

    /** What a failure that can't be tried again means to the caller. */
    StorageException translate(SQLException failure) {
        String codes = codes(failure);
        return switch (kind(failure)) {
            case TIMEOUT ->
                new StorageTimeoutException(
                        "a statement ran longer than it may on " + database + codes + "; nothing was written", failure);
            case UNREACHABLE ->
                new UnavailableException(
                        database + " can't be reached" + codes + "; check that it is up, then try again", failure);
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

    private static String codes(SQLException failure) {
        String state = failure.getSQLState() == null ? "-" : failure.getSQLState();
        return String.format(Locale.ROOT, " (SQLState %s, code %d)", state, failure.getErrorCode());
    }
}
