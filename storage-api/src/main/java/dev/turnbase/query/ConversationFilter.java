package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Inputs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are meant: all conditions must hold, and one left out never narrows or widens. Text is compared exactly.
 * Immutable: every method answers a new one. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class ConversationFilter {
    private final FieldValue<String> id;
    private final FieldValue<String> ownerId;
    private final FieldValue<String> title;
    private final FieldValue<String> agent;
    private final FieldValue<String> primer;
    private final FieldValue<Boolean> archived;
    private final FieldValue<String> forkedFrom;

    private ConversationFilter(Draft d) {
        this.id = d.id;
        this.ownerId = d.ownerId;
        this.title = d.title;
        this.agent = d.agent;
        this.primer = d.primer;
        this.archived = d.archived;
        this.forkedFrom = d.forkedFrom;
    }

    /** Meets all of the tenant; a find by it is refused. */
    public static ConversationFilter any() {
        return new Draft().build();
    }

    /** Only the one with this id. */
    public ConversationFilter id(String id) {
        Draft d = draft();
        d.id = FieldValue.of(Inputs.id("id", id));
        return d.build();
    }

    /** Only those of this user. */
    public ConversationFilter owner(String ownerId) {
        Draft d = draft();
        d.ownerId = FieldValue.of(Inputs.id("ownerId", ownerId));
        return d.build();
    }

    /** Only those without an owner. */
    public ConversationFilter withoutOwner() {
        Draft d = draft();
        d.ownerId = FieldValue.none();
        return d.build();
    }

    /** Only those with exactly this title. */
    public ConversationFilter title(String title) {
        Draft d = draft();
        d.title = FieldValue.of(Inputs.text("title", title, Inputs.MAX_TITLE_LENGTH));
        return d.build();
    }

    /** Only those of this agent. */
    public ConversationFilter agent(String agent) {
        Draft d = draft();
        d.agent = FieldValue.of(Inputs.name("agent", agent, Inputs.MAX_NAME_LENGTH));
        return d.build();
    }

    /** Only those with exactly this primer. */
    public ConversationFilter primer(String primer) {
        Draft d = draft();
        d.primer = FieldValue.of(Inputs.longText("primer", primer, Inputs.MAX_JSON_BYTES));
        return d.build();
    }

    /** Only those without a primer. */
    public ConversationFilter withoutPrimer() {
        Draft d = draft();
        d.primer = FieldValue.none();
        return d.build();
    }

    /** Only those archived, or only those not. */
    public ConversationFilter archived(boolean archived) {
        Draft d = draft();
        d.archived = FieldValue.of(archived);
        return d.build();
    }

    /** Only those forked from this conversation. */
    public ConversationFilter forkedFrom(String forkedFrom) {
        Draft d = draft();
        d.forkedFrom = FieldValue.of(Inputs.id("forkedFrom", forkedFrom));
        return d.build();
    }

    /** Only those that are not forks. */
    public ConversationFilter notForked() {
        Draft d = draft();
        d.forkedFrom = FieldValue.none();
        return d.build();
    }

    /** What is asked of the id, for engines. */
    public FieldValue<String> id() {
        return id;
    }

    /** What is asked of the owner id, for engines. */
    public FieldValue<String> ownerId() {
        return ownerId;
    }

    /** What is asked of the title, for engines. */
    public FieldValue<String> title() {
        return title;
    }

    /** What is asked of the agent, for engines. */
    public FieldValue<String> agent() {
        return agent;
    }

    /** What is asked of the primer, for engines. */
    public FieldValue<String> primer() {
        return primer;
    }

    /** What is asked of the archived, for engines. */
    public FieldValue<Boolean> archived() {
        return archived;
    }

    /** What is asked of the forked from, for engines. */
    public FieldValue<String> forkedFrom() {
        return forkedFrom;
    }

    /** Whether it has no condition. */
    public boolean isEmpty() {
        return !id.isStated()
                && !ownerId.isStated()
                && !title.isStated()
                && !agent.isStated()
                && !primer.isStated()
                && !archived.isStated()
                && !forkedFrom.isStated();
    }

    /**
     * Whether the conversation fulfils all conditions. Throws {@link IllegalStateException} if the primer is asked for and
     * was left out of the conversation.
     */
    public boolean meets(Conversation conversation) {
        return id.isMetBy(requireNonNull(conversation, "conversation").id())
                && ownerId.isMetBy(conversation.ownerId().orElse(null))
                && title.isMetBy(conversation.title())
                && agent.isMetBy(conversation.agent())
                && (!primer.isStated() || primer.isMetBy(conversation.primer().orElse(null)))
                && archived.isMetBy(conversation.archived())
                && forkedFrom.isMetBy(conversation.forkedFrom().orElse(null));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationFilter that
                && id.equals(that.id)
                && ownerId.equals(that.ownerId)
                && title.equals(that.title)
                && agent.equals(that.agent)
                && primer.equals(that.primer)
                && archived.equals(that.archived)
                && forkedFrom.equals(that.forkedFrom);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, ownerId, title, agent, primer, archived, forkedFrom);
    }

    private Draft draft() {
        Draft d = new Draft();
        d.id = id;
        d.ownerId = ownerId;
        d.title = title;
        d.agent = agent;
        d.primer = primer;
        d.archived = archived;
        d.forkedFrom = forkedFrom;
        return d;
    }

    /** Which conditions there are, without their values. */
    @Override
    public String toString() {
        return "ConversationFilter[id=" + id + ", ownerId=" + ownerId + ", title=" + title + ", agent=" + agent
                + ", primer=" + primer + ", archived=" + archived + ", forkedFrom=" + forkedFrom + "]";
    }

    private static final class Draft {
        private FieldValue<String> id = FieldValue.unstated();
        private FieldValue<String> ownerId = FieldValue.unstated();
        private FieldValue<String> title = FieldValue.unstated();
        private FieldValue<String> agent = FieldValue.unstated();
        private FieldValue<String> primer = FieldValue.unstated();
        private FieldValue<Boolean> archived = FieldValue.unstated();
        private FieldValue<String> forkedFrom = FieldValue.unstated();

        private ConversationFilter build() {
            return new ConversationFilter(this);
        }
    }
}
