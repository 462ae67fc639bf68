package dev.turnbase.query;

import static java.util.Objects.requireNonNull;

import dev.turnbase.model.FieldValue;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are meant: all conditions must hold, and one left out never narrows or widens. Text is compared exactly.
 * Immutable: every method answers a new one. A value that breaks a limit is refused with
 * {@link dev.turnbase.error.InvalidInputException}.
 */
public final class MessageFilter {
    private final FieldValue<String> id;
    private final FieldValue<String> conversationId;
    private final FieldValue<Long> turn;
    private final FieldValue<Long> afterTurn;
    private final FieldValue<String> role;
    private final FieldValue<MessageStatus> status;
    private final FieldValue<String> authorId;
    private final FieldValue<String> replyTo;
    private final FieldValue<String> content;

    private MessageFilter(Draft d) {
        this.id = d.id;
        this.conversationId = d.conversationId;
        this.turn = d.turn;
        this.afterTurn = d.afterTurn;
        this.role = d.role;
        this.status = d.status;
        this.authorId = d.authorId;
        this.replyTo = d.replyTo;
        this.content = d.content;
    }

    /** Meets all of the tenant; a find by it is refused. */
    public static MessageFilter any() {
        return new Draft().build();
    }

    /** Only the one with this id. */
    public MessageFilter id(String id) {
        Draft d = draft();
        d.id = FieldValue.of(Inputs.id("id", id));
        return d.build();
    }

    /** Only those of this conversation. */
    public MessageFilter conversation(String conversationId) {
        Draft d = draft();
        d.conversationId = FieldValue.of(Inputs.id("conversationId", conversationId));
        return d.build();
    }

    /** Only those with this turn. */
    public MessageFilter turn(long turn) {
        Draft d = draft();
        d.turn = FieldValue.of(Inputs.notNegative("turn", turn));
        return d.build();
    }

    /** Only those with a higher turn: the tail, for following a conversation. */
    public MessageFilter afterTurn(long afterTurn) {
        Draft d = draft();
        d.afterTurn = FieldValue.of(Inputs.notNegative("afterTurn", afterTurn));
        return d.build();
    }

    /** Only those of this role. */
    public MessageFilter role(String role) {
        Draft d = draft();
        d.role = FieldValue.of(Inputs.name("role", role, Inputs.MAX_ROLE_LENGTH));
        return d.build();
    }

    /** Only those with this status. */
    public MessageFilter status(MessageStatus status) {
        Draft d = draft();
        d.status = FieldValue.of(requireNonNull(status, "status"));
        return d.build();
    }

    /** Only those written by this user. */
    public MessageFilter author(String authorId) {
        Draft d = draft();
        d.authorId = FieldValue.of(Inputs.id("authorId", authorId));
        return d.build();
    }

    /** Only those without an author. */
    public MessageFilter withoutAuthor() {
        Draft d = draft();
        d.authorId = FieldValue.none();
        return d.build();
    }

    /** Only those that answer this message. */
    public MessageFilter replyTo(String replyTo) {
        Draft d = draft();
        d.replyTo = FieldValue.of(Inputs.id("replyTo", replyTo));
        return d.build();
    }

    /** Only those that answer no message. */
    public MessageFilter notReplies() {
        Draft d = draft();
        d.replyTo = FieldValue.none();
        return d.build();
    }

    /** Only those with exactly this text; the text so far, where a stream is open, does not count. No index helps. */
    public MessageFilter content(String content) {
        Draft d = draft();
        Inputs.scalars("content", content);
        d.content = FieldValue.of(content);
        return d.build();
    }

    /** What is asked of the id, for engines. */
    public FieldValue<String> id() {
        return id;
    }

    /** What is asked of the conversation id, for engines. */
    public FieldValue<String> conversationId() {
        return conversationId;
    }

    /** What is asked of the turn, for engines. */
    public FieldValue<Long> turn() {
        return turn;
    }

    /** What is asked of the after turn, for engines. */
    public FieldValue<Long> afterTurn() {
        return afterTurn;
    }

    /** What is asked of the role, for engines. */
    public FieldValue<String> role() {
        return role;
    }

    /** What is asked of the status, for engines. */
    public FieldValue<MessageStatus> status() {
        return status;
    }

    /** What is asked of the author id, for engines. */
    public FieldValue<String> authorId() {
        return authorId;
    }

    /** What is asked of the reply to, for engines. */
    public FieldValue<String> replyTo() {
        return replyTo;
    }

    /** What is asked of the content, for engines. */
    public FieldValue<String> content() {
        return content;
    }

    /** Whether it has no condition. */
    public boolean isEmpty() {
        return !id.isStated()
                && !conversationId.isStated()
                && !turn.isStated()
                && !afterTurn.isStated()
                && !role.isStated()
                && !status.isStated()
                && !authorId.isStated()
                && !replyTo.isStated()
                && !content.isStated();
    }

    /**
     * Whether the message fulfils all conditions. The text so far of a pending one does not count: it is met as empty text
     * is. Throws {@link IllegalStateException} if the content is asked for and was left out of the message.
     */
    public boolean meets(Message message) {
        Long after = afterTurn.value();
        return id.isMetBy(requireNonNull(message, "message").id())
                && conversationId.isMetBy(message.conversationId())
                && turn.isMetBy(message.turn())
                && (after == null || message.turn() > after)
                && role.isMetBy(message.role())
                && status.isMetBy(message.status())
                && authorId.isMetBy(message.authorId().orElse(null))
                && replyTo.isMetBy(message.replyTo().orElse(null))
                && (!content.isStated() || content.isMetBy(finalContent(message)));
    }

    private static String finalContent(Message message) {
        return message.status() == MessageStatus.PENDING ? "" : message.content();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageFilter that
                && id.equals(that.id)
                && conversationId.equals(that.conversationId)
                && turn.equals(that.turn)
                && afterTurn.equals(that.afterTurn)
                && role.equals(that.role)
                && status.equals(that.status)
                && authorId.equals(that.authorId)
                && replyTo.equals(that.replyTo)
                && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, conversationId, turn, afterTurn, role, status, authorId, replyTo, content);
    }

    private Draft draft() {
        Draft d = new Draft();
        d.id = id;
        d.conversationId = conversationId;
        d.turn = turn;
        d.afterTurn = afterTurn;
        d.role = role;
        d.status = status;
        d.authorId = authorId;
        d.replyTo = replyTo;
        d.content = content;
        return d;
    }

    /** Which conditions there are, without their values. */
    @Override
    public String toString() {
        return "MessageFilter[id=" + id + ", conversationId=" + conversationId + ", turn=" + turn + ", afterTurn="
                + afterTurn + ", role=" + role + ", status=" + status + ", authorId=" + authorId + ", replyTo="
                + replyTo + ", content=" + content + "]";
    }

    private static final class Draft {
        private FieldValue<String> id = FieldValue.unstated();
        private FieldValue<String> conversationId = FieldValue.unstated();
        private FieldValue<Long> turn = FieldValue.unstated();
        private FieldValue<Long> afterTurn = FieldValue.unstated();
        private FieldValue<String> role = FieldValue.unstated();
        private FieldValue<MessageStatus> status = FieldValue.unstated();
        private FieldValue<String> authorId = FieldValue.unstated();
        private FieldValue<String> replyTo = FieldValue.unstated();
        private FieldValue<String> content = FieldValue.unstated();

        private MessageFilter build() {
            return new MessageFilter(this);
        }
    }
}
