package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.VersionConflictException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call is refused, for the reason and in the terms that the contract states. */
public final class Refusals {
    private Refusals() {}

    /** Refused as {@link InvalidInputException} of this field. */
    public static void assertInvalid(String field, ThrowingCallable call) {
        InvalidInputException refusal = refusal(InvalidInputException.class, ErrorCode.INVALID_INPUT, call);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal).hasMessageContaining(field);
    }

    /** Refused as {@link InvalidInputException} of a field that the contract doesn't name. */
    public static void assertInvalid(ThrowingCallable call) {
        refusal(InvalidInputException.class, ErrorCode.INVALID_INPUT, call);
    }

    /** Refused as {@link NotFoundException} of this row. */
    public static void assertNotFound(String entity, String id, ThrowingCallable call) {
        NotFoundException refusal = refusal(NotFoundException.class, ErrorCode.NOT_FOUND, call);
        assertThat(refusal.entity()).isEqualTo(entity);
        assertThat(refusal.id()).isEqualTo(id);
    }

    /** Refused as {@link AlreadyExistsException} of this field. */
    public static void assertTaken(String entity, String field, ThrowingCallable call) {
        AlreadyExistsException refusal = refusal(AlreadyExistsException.class, ErrorCode.ALREADY_EXISTS, call);
        assertThat(refusal.entity()).isEqualTo(entity);
        assertThat(refusal.field()).isEqualTo(field);
    }

    /** Refused as {@link VersionConflictException} with these versions. */
    public static void assertVersionConflict(long expected, long actual, ThrowingCallable call) {
        VersionConflictException refusal = refusal(VersionConflictException.class, ErrorCode.VERSION_CONFLICT, call);
        assertThat(refusal.expected()).isEqualTo(expected);
        assertThat(refusal.actual()).isEqualTo(actual);
    }

    /** Refused as {@link StateConflictException}. */
    public static void assertStateConflict(ThrowingCallable call) {
        refusal(StateConflictException.class, ErrorCode.STATE_CONFLICT, call);
    }

    /** Refused as {@link InvalidCursorException}. */
    public static void assertInvalidCursor(ThrowingCallable call) {
        refusal(InvalidCursorException.class, ErrorCode.INVALID_CURSOR, call);
    }

    /** Refused as this type, with this code and a message; answers the exception to look at further. */
    public static <X extends StorageException> X refusal(Class<X> type, ErrorCode code, ThrowingCallable call) {
        X thrown = catchThrowableOfType(type, call);
        assertThat(thrown).as("the call is refused").isNotNull();
        assertThat(thrown.code()).isEqualTo(code);
        assertThat(thrown.getMessage()).isNotBlank();
        return thrown;
    }
}
