package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message to append, or to stream. Immutable: every method answers a new one. A value that breaks a limit is refused
 * with {@link dev.turnbase.error.InvalidInputException}; the engine checks the content's length, which is an option.
 */
public final class NewMessage {
    private final @Nullable String id;
    private final String role;
    private final String content;
    private final boolean pending;
    private final @Nullable String authorId;
    private final @Nullable String replyTo;
    private final String metadata;

    private NewMessage(Draft d) {
        this.id = d.id;
        this.role = d.role;
        this.content = d.content;
        this.pending = d.pending;
        this.authorId = d.authorId;
        this.replyTo = d.replyTo;
        this.metadata = d.metadata;
    }

    /** A whole message: a role of 1 to 64 code points, and its text. */
    public static NewMessage of(String role, String content) {
        Draft d = new Draft();
        d.role = Inputs.name("role", role, Inputs.MAX_ROLE_LENGTH);
        Inputs.scalars("content", content);
        d.content = content;
        return d.build();
    }

    /** A message whose text is still to come: what {@link dev.turnbase.Messages#stream} takes. */
    public static NewMessage pending(String role) {
        Draft d = new Draft();
        d.role = Inputs.name("role", role, Inputs.MAX_ROLE_LENGTH);
        d.pending = true;
        return d.build();
    }

    /** With an id of the caller's own: 1 to 128 characters from ! to ~. The engine makes a UUIDv7 otherwise. */
    public NewMessage id(String id) {
        Draft d = draft();
        d.id = Inputs.id("id", id);
        return d.build();
    }

    /** Written by the user. */
    public NewMessage from(User author) {
        return from(requireNonNull(author, "author").id());
    }

    /** Written by the user with this id. */
    public NewMessage from(String authorId) {
        Draft d = draft();
        d.authorId = Inputs.id("authorId", authorId);
        return d.build();
    }

    /** In answer to a message of the same conversation. */
    public NewMessage replyTo(String messageId) {
        Draft d = draft();
        d.replyTo = Inputs.id("replyTo", messageId);
        return d.build();
    }

    /** With a JSON object as text, at most 1 MiB and 64 deep; the engine checks its form. The default is <code>{}</code>. */
    public NewMessage metadata(String metadata) {
        Draft d = draft();
        d.metadata = Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES);
        return d.build();
    }

    /** The caller's own id, if there is one. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Who speaks. */
    public String role() {
        return role;
    }

    /** The text; empty for a stream. */
    public String content() {
        return content;
    }

    /** Whether its text is still to come, through a stream. */
    public boolean isPending() {
        return pending;
    }

    /** The author's id, if there is one. */
    public Optional<String> authorId() {
        return Optional.ofNullable(authorId);
    }

    /** The message that it answers, if there is one. */
    public Optional<String> replyTo() {
        return Optional.ofNullable(replyTo);
    }

    /** The JSON object as text. */
    public String metadata() {
        return metadata;
    }

    /** A builder that begins with these values, for engines, which add place, instants, and an id if none is stated. */
    public Message.Builder toBuilder() {
        Message.Builder b = Message.builder()
                .role(role)
                .content(content)
                .authorId(authorId)
                .replyTo(replyTo)
                .metadata(metadata);
        b.status(pending ? MessageStatus.PENDING : MessageStatus.COMPLETE);
        if (id != null) {
            b.id(id);
        }
        return b;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.id = id;
        d.role = role;
        d.content = content;
        d.pending = pending;
        d.authorId = authorId;
        d.replyTo = replyTo;
        d.metadata = metadata;
        return d;
    }

    @Override
    public String toString() {
        return "NewMessage[id=" + id + ", role=" + role + ", pending=" + pending + "]";
    }

    private static final class Draft {
        private @Nullable String id;
        private String role = "";
        private String content = "";
        private boolean pending;
        private @Nullable String authorId;
        private @Nullable String replyTo;
        private String metadata = "{}";

        private NewMessage build() {
            return new NewMessage(this);
        }
    }
}
