package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import dev.turnbase.error.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a message; what is not named stays. Immutable: every method answers a new one. An empty patch
 * changes nothing and bumps no version, but still checks a stated version. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}. The role, content, status and
 * reason of a pending message can't be patched: {@link dev.turnbase.error.StateConflictException}.
 */
public final class MessagePatch {
    private final FieldValue<String> role;
    private final FieldValue<String> content;
    private final FieldValue<MessageStatus> status;
    private final FieldValue<String> statusReason;
    private final FieldValue<String> metadata;
    private final @Nullable Long ifVersion;

    private MessagePatch(Draft d) {
        this.role = d.role;
        this.content = d.content;
        this.status = d.status;
        this.statusReason = d.statusReason;
        this.metadata = d.metadata;
        this.ifVersion = d.ifVersion;
    }

    /** A patch that changes nothing yet. */
    public static MessagePatch none() {
        return new Draft().build();
    }

    /** Sets the role, 1 to 64 code points. */
    public MessagePatch role(String role) {
        Draft d = draft();
        d.role = FieldValue.of(Inputs.name("role", role, Inputs.MAX_ROLE_LENGTH));
        return d.build();
    }

    /** Sets the text; the engine checks its length, which is an option. */
    public MessagePatch content(String content) {
        Draft d = draft();
        Inputs.scalars("content", content);
        d.content = FieldValue.of(content);
        return d.build();
    }

    /** Sets the status; a message can't become pending. */
    public MessagePatch status(MessageStatus status) {
        Draft d = draft();
        if (requireNonNull(status, "status") == MessageStatus.PENDING) {
            throw new InvalidInputException("status", "a message can't become PENDING; append a new one with a stream");
        }
        d.status = FieldValue.of(status);
        return d.build();
    }

    /** Sets the reason of the status, at most 1,000 code points. */
    public MessagePatch statusReason(String statusReason) {
        Draft d = draft();
        d.statusReason = FieldValue.of(Inputs.text("statusReason", statusReason, Inputs.MAX_REASON_LENGTH));
        return d.build();
    }

    /** Clears the reason of the status. */
    public MessagePatch clearStatusReason() {
        Draft d = draft();
        d.statusReason = FieldValue.none();
        return d.build();
    }

    /** Sets the metadata, a JSON object as text. */
    public MessagePatch metadata(String metadata) {
        Draft d = draft();
        d.metadata = FieldValue.of(Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Only if the row still has this version; else {@link dev.turnbase.error.VersionConflictException}. */
    public MessagePatch ifVersion(long version) {
        Draft d = draft();
        d.ifVersion = Inputs.notNegative("ifVersion", version);
        return d.build();
    }

    /** What becomes of the role. */
    public FieldValue<String> role() {
        return role;
    }

    /** What becomes of the content. */
    public FieldValue<String> content() {
        return content;
    }

    /** What becomes of the status. */
    public FieldValue<MessageStatus> status() {
        return status;
    }

    /** What becomes of the reason. */
    public FieldValue<String> statusReason() {
        return statusReason;
    }

    /** What becomes of the metadata. */
    public FieldValue<String> metadata() {
        return metadata;
    }

    /** The version that the row must have, if stated. */
    public Optional<Long> ifVersion() {
        return Optional.ofNullable(ifVersion);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return !role.isStated()
                && !content.isStated()
                && !status.isStated()
                && !statusReason.isStated()
                && !metadata.isStated();
    }

    /**
     * A builder that begins with the message as this patch leaves it, for engines. The version, the stated one included, and
     * {@link Message#updatedAt()} are the engine's to see to. Whether a pending message may be patched so is not looked at.
     */
    public Message.Builder applyTo(Message message) {
        Message.Builder patched = requireNonNull(message, "message").toBuilder();
        role.set(patched::role);
        content.set(patched::content);
        status.set(patched::status);
        statusReason.set(patched::statusReason);
        metadata.set(patched::metadata);
        return patched;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.role = role;
        d.content = content;
        d.status = status;
        d.statusReason = statusReason;
        d.metadata = metadata;
        d.ifVersion = ifVersion;
        return d;
    }

    @Override
    public String toString() {
        return "MessagePatch[ifVersion=" + ifVersion + "]";
    }

    private static final class Draft {
        private FieldValue<String> role = FieldValue.unstated();
        private FieldValue<String> content = FieldValue.unstated();
        private FieldValue<MessageStatus> status = FieldValue.unstated();
        private FieldValue<String> statusReason = FieldValue.unstated();
        private FieldValue<String> metadata = FieldValue.unstated();
        private @Nullable Long ifVersion;

        private MessagePatch build() {
            return new MessagePatch(this);
        }
    }
}
