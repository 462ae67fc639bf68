package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to create. Immutable: every method answers a new one. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class NewConversation {
    private final @Nullable String id;
    private final @Nullable String ownerId;
    private final String title;
    private final String agent;
    private final @Nullable String primer;
    private final String context;
    private final String metadata;

    private NewConversation(Draft d) {
        this.id = d.id;
        this.ownerId = d.ownerId;
        this.title = d.title;
        this.agent = d.agent;
        this.primer = d.primer;
        this.context = d.context;
        this.metadata = d.metadata;
    }

    /**
     * A conversation with a title of 0 to 500 code points, answered by an agent named in 1 to 255.
     */
    public static NewConversation of(String title, String agent) {
        Draft d = new Draft();
        d.title = Inputs.text("title", title, Inputs.MAX_TITLE_LENGTH);
        d.agent = Inputs.name("agent", agent, Inputs.MAX_NAME_LENGTH);
        return d.build();
    }

    /** With an id of the caller's own: 1 to 128 characters from ! to ~. The engine makes a UUIDv7 otherwise. */
    public NewConversation id(String id) {
        Draft d = draft();
        d.id = Inputs.id("id", id);
        return d.build();
    }

    /** Owned by the user. */
    public NewConversation ownedBy(User owner) {
        return ownedBy(requireNonNull(owner, "owner").id());
    }

    /** Owned by the user with this id. */
    public NewConversation ownedBy(String ownerId) {
        Draft d = draft();
        d.ownerId = Inputs.id("ownerId", ownerId);
        return d.build();
    }

    /** With an instruction to start from: at most 1 MiB of UTF-8. */
    public NewConversation primer(String primer) {
        Draft d = draft();
        d.primer = Inputs.longText("primer", primer, Inputs.MAX_JSON_BYTES);
        return d.build();
    }

    /** With a JSON object as text, at most 1 MiB and 64 deep; the engine checks its form. The default is <code>{}</code>. */
    public NewConversation context(String context) {
        Draft d = draft();
        d.context = Inputs.longText("context", context, Inputs.MAX_JSON_BYTES);
        return d.build();
    }

    /** With a JSON object as text, at most 1 MiB and 64 deep; the engine checks its form. The default is <code>{}</code>. */
    public NewConversation metadata(String metadata) {
        Draft d = draft();
        d.metadata = Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES);
        return d.build();
    }

    /** The caller's own id, if there is one. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The owner's id, if there is one. */
    public Optional<String> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /** The title, which may be empty. */
    public String title() {
        return title;
    }

    /** What answers in it. */
    public String agent() {
        return agent;
    }

    /** The instruction that it starts from, if there is one. */
    public Optional<String> primer() {
        return Optional.ofNullable(primer);
    }

    /** The JSON object as text. */
    public String context() {
        return context;
    }

    /** The JSON object as text. */
    public String metadata() {
        return metadata;
    }

    /** A builder that begins with these values, for engines, which add the instants, and an id if none is stated. */
    public Conversation.Builder toBuilder() {
        Conversation.Builder b = Conversation.builder()
                .title(title)
                .agent(agent)
                .ownerId(ownerId)
                .primer(primer)
                .context(context)
                .metadata(metadata);
        if (id != null) {
            b.id(id);
        }
        return b;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.id = id;
        d.ownerId = ownerId;
        d.title = title;
        d.agent = agent;
        d.primer = primer;
        d.context = context;
        d.metadata = metadata;
        return d;
    }

    @Override
    public String toString() {
        return "NewConversation[id=" + id + ", ownerId=" + ownerId + "]";
    }

    private static final class Draft {
        private @Nullable String id;
        private @Nullable String ownerId;
        private String title = "";
        private String agent = "";
        private @Nullable String primer;
        private String context = "{}";
        private String metadata = "{}";

        private NewConversation build() {
            return new NewConversation(this);
        }
    }
}
