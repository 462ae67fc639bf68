package dev.turnbase.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a conversation; what is not named stays. Immutable: every method answers a new one. An empty patch
 * changes nothing and bumps no version, but still checks a stated version. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class ConversationPatch {
    private final FieldValue<String> title;
    private final FieldValue<String> agent;
    private final FieldValue<String> primer;
    private final FieldValue<String> context;
    private final FieldValue<String> metadata;
    private final @Nullable Long ifVersion;

    private ConversationPatch(Draft d) {
        this.title = d.title;
        this.agent = d.agent;
        this.primer = d.primer;
        this.context = d.context;
        this.metadata = d.metadata;
        this.ifVersion = d.ifVersion;
    }

    /** A patch that changes nothing yet. */
    public static ConversationPatch none() {
        return new Draft().build();
    }

    /** Sets the title, 0 to 500 code points. */
    public ConversationPatch title(String title) {
        Draft d = draft();
        d.title = FieldValue.of(Inputs.text("title", title, Inputs.MAX_TITLE_LENGTH));
        return d.build();
    }

    /** Sets the agent, 1 to 255 code points. */
    public ConversationPatch agent(String agent) {
        Draft d = draft();
        d.agent = FieldValue.of(Inputs.name("agent", agent, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Sets the primer, at most 1 MiB of UTF-8. */
    public ConversationPatch primer(String primer) {
        Draft d = draft();
        d.primer = FieldValue.of(Inputs.longText("primer", primer, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Clears the primer. */
    public ConversationPatch clearPrimer() {
        Draft d = draft();
        d.primer = FieldValue.none();
        return d.build();
    }

    /** Sets the context, a JSON object as text. */
    public ConversationPatch context(String context) {
        Draft d = draft();
        d.context = FieldValue.of(Inputs.longText("context", context, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Sets the metadata, a JSON object as text. */
    public ConversationPatch metadata(String metadata) {
        Draft d = draft();
        d.metadata = FieldValue.of(Inputs.longText("metadata", metadata, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Only if the row still has this version; else {@link dev.turnbase.error.VersionConflictException}. */
    public ConversationPatch ifVersion(long version) {
        Draft d = draft();
        d.ifVersion = Inputs.notNegative("ifVersion", version);
        return d.build();
    }

    /** What becomes of the title. */
    public FieldValue<String> title() {
        return title;
    }

    /** What becomes of the agent. */
    public FieldValue<String> agent() {
        return agent;
    }

    /** What becomes of the primer. */
    public FieldValue<String> primer() {
        return primer;
    }

    /** What becomes of the context. */
    public FieldValue<String> context() {
        return context;
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
        return !title.isStated()
                && !agent.isStated()
                && !primer.isStated()
                && !context.isStated()
                && !metadata.isStated();
    }

    /**
     * A builder that begins with the conversation as this patch leaves it, for engines. The version, the stated one included, and
     * {@link Conversation#updatedAt()} are the engine's to see to.
     */
    public Conversation.Builder applyTo(Conversation conversation) {
        Conversation.Builder patched = requireNonNull(conversation, "conversation").toBuilder();
        title.set(patched::title);
        agent.set(patched::agent);
        primer.set(patched::primer);
        context.set(patched::context);
        metadata.set(patched::metadata);
        return patched;
    }

    private Draft draft() {
        Draft d = new Draft();
        d.title = title;
        d.agent = agent;
        d.primer = primer;
        d.context = context;
        d.metadata = metadata;
        d.ifVersion = ifVersion;
        return d;
    }

    @Override
    public String toString() {
        return "ConversationPatch[ifVersion=" + ifVersion + "]";
    }

    private static final class Draft {
        private FieldValue<String> title = FieldValue.unstated();
        private FieldValue<String> agent = FieldValue.unstated();
        private FieldValue<String> primer = FieldValue.unstated();
        private FieldValue<String> context = FieldValue.unstated();
        private FieldValue<String> metadata = FieldValue.unstated();
        private @Nullable Long ifVersion;

        private ConversationPatch build() {
            return new ConversationPatch(this);
        }
    }
}
