package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.Refusals;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller is told when something goes wrong. */
public final class Failure {
    private static final Set<ErrorCode> RETRYABLE =
            Set.of(ErrorCode.CONTENTION, ErrorCode.UNAVAILABLE, ErrorCode.TIMEOUT);

    private Failure() {}

    /** Asserts that a call fails with this code, and cleanly; answers the exception to look at further. */
    static StorageException of(ErrorCode code, ThrowingCallable call) {
        StorageException failure = Refusals.refusal(StorageException.class, code, call);
        assertClean(failure);
        return failure;
    }

    /** The same, and that the driver's exception with one of these codes is its cause. */
    static StorageException of(ErrorCode code, Set<String> driverCodes, ThrowingCallable call) {
        StorageException failure = of(code, call);
        assertThat(driverCodes(failure)).as("%s", failure).containsAnyElementsOf(driverCodes);
        return failure;
    }

    /** The codes of the driver's exceptions that are its causes: SQLState and vendor code. */
    static List<String> driverCodes(StorageException failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> codes((SQLException) cause))
                .toList();
    }

    /** Asserts what every failure keeps to: the driver's words stand in causes alone, and no secret anywhere. */
    public static void assertClean(StorageException failure) {
        assertThat(failure.retryable()).isEqualTo(RETRYABLE.contains(failure.code()));
        assertThat(causes(failure).map(Throwable::getMessage).filter(Objects::nonNull))
                .as("%s", failure)
                .allSatisfy(text -> assertThat(failure.getMessage()).doesNotContain(text));
        assertThat(failure.getSuppressed()).as("%s", failure).allMatch(StorageException.class::isInstance);
        assertThat(trace(failure)).doesNotContain(Scene.PASSWORD);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .skip(1);
    }

    private static String codes(SQLException cause) {
        return cause.getSQLState() + "/" + cause.getErrorCode();
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
