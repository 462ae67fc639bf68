package dev.turnbase.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.MessageStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SignatureTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> TEXTS = List.of(
            "a",
            "aa",
            "|",
            "a|",
            "|a",
            "stated",
            "none",
            "unstated",
            "1:a",
            "|stated1:a",
            "a|stated1:a",
            "0:",
            "TURN|");
    private final Random random = new Random(20_261_101);
    private final Map<String, List<Object>> seen = new HashMap<>();

    @Test
    void two_different_message_queries_never_share_one() {
        for (int i = 0; i < ROUNDS; i++) {
            MessageQuery query = MessageQuery.where(messageFilter()).orderBy(MessageOrder.ID, one(Direction.values()));
            assertBound(query.signature(), List.of("m", query.filter(), query.order(), query.direction()));
        }
        assertThat(seen).hasSizeGreaterThan(ROUNDS / 10);
    }

    @Test
    void two_different_conversation_or_user_queries_never_share_one() {
        for (int i = 0; i < ROUNDS; i++) {
            ConversationQuery query = ConversationQuery.where(conversationFilter())
                    .orderBy(one(ConversationOrder.values()), one(Direction.values()));
            assertBound(query.signature(), List.of("c", query.filter(), query.order(), query.direction()));
            UserQuery users = UserQuery.where(userFilter()).orderBy(one(UserOrder.values()), one(Direction.values()));
            assertBound(users.signature(), List.of("u", users.filter(), users.order(), users.direction()));
        }
        assertThat(seen).hasSizeGreaterThan(ROUNDS / 10);
    }

    @Test
    void a_value_can_not_pass_for_the_end_of_its_field() {
        ConversationFilter any = ConversationFilter.any();

        assertThat(ConversationQuery.where(any.title("a|stateda")).signature())
                .isNotEqualTo(ConversationQuery.where(any.title("a").agent("a")).signature());
        assertThat(ConversationQuery.where(any.title("a|stateda").agent("b")).signature())
                .isNotEqualTo(ConversationQuery.where(any.title("a").agent("a|statedb"))
                        .signature());
    }

    @Test
    void the_part_that_is_asked_for_does_not_matter() {
        MessageQuery query = MessageQuery.of("c-1");

        assertThat(query.page(PageRequest.last(3).withoutHeavyFields()).signature())
                .isEqualTo(query.signature());
    }

    @Test
    void lists_of_different_kinds_do_not_share_one() {
        assertThat(List.of(
                        MessageQuery.all().signature(),
                        ConversationQuery.all().signature(),
                        UserQuery.all().signature()))
                .doesNotHaveDuplicates();
    }

    private void assertBound(String signature, List<Object> query) {
        List<Object> other = seen.putIfAbsent(signature, query);
        if (other != null && !other.equals(query)) {
            throw new AssertionError("one signature for two queries: " + signature);
        }
    }

    private MessageFilter messageFilter() {
        MessageFilter filter = MessageFilter.any();
        filter = maybe() ? filter.id(text()) : filter;
        filter = maybe() ? filter.conversation(text()) : filter;
        filter = maybe() ? filter.turn(random.nextInt(3)) : filter;
        filter = maybe() ? filter.afterTurn(random.nextInt(3)) : filter;
        filter = maybe() ? filter.role(text()) : filter;
        filter = maybe() ? filter.status(one(MessageStatus.values())) : filter;
        filter = maybe() ? filter.author(text()) : maybe() ? filter.withoutAuthor() : filter;
        filter = maybe() ? filter.replyTo(text()) : maybe() ? filter.notReplies() : filter;
        return maybe() ? filter.content(maybe() ? "" : text()) : filter;
    }

    private ConversationFilter conversationFilter() {
        ConversationFilter filter = ConversationFilter.any();
        filter = maybe() ? filter.id(text()) : filter;
        filter = maybe() ? filter.owner(text()) : maybe() ? filter.withoutOwner() : filter;
        filter = maybe() ? filter.title(maybe() ? "" : text()) : filter;
        filter = maybe() ? filter.agent(text()) : filter;
        filter = maybe() ? filter.primer(maybe() ? "" : text()) : maybe() ? filter.withoutPrimer() : filter;
        filter = maybe() ? filter.archived(maybe()) : filter;
        return maybe() ? filter.forkedFrom(text()) : maybe() ? filter.notForked() : filter;
    }

    private UserFilter userFilter() {
        UserFilter filter = UserFilter.any();
        filter = maybe() ? filter.id(text()) : filter;
        filter = maybe() ? filter.externalId(text()) : maybe() ? filter.withoutExternalId() : filter;
        filter = maybe() ? filter.anonymousId(text()) : maybe() ? filter.withoutAnonymousId() : filter;
        filter = maybe() ? filter.email(text()) : maybe() ? filter.withoutEmail() : filter;
        return maybe() ? filter.name(text()) : maybe() ? filter.withoutName() : filter;
    }

    private boolean maybe() {
        return random.nextInt(3) == 0;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
