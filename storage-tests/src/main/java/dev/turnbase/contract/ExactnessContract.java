package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is compared exactly and sorts by code point. */
public abstract class ExactnessContract extends ContractTest {
    /** Sorted by code point; by UTF-16 unit the last three would change places, by any collation most would. */
    private static final List<String> SORTED = List.of(
            "",
            " ",
            "!",
            "%",
            "10",
            "9",
            "A",
            "B",
            "Z",
            "_",
            "a",
            "a ",
            "aa",
            "b",
            "z",
            "\u00C4",
            "\u00E9",
            "\u0416",
            "\u4E2D",
            "\uFF5E",
            "\uFFFD",
            "\uD83D\uDE00",
            "\uD840\uDC00");

    static Stream<Arguments> almostEqual() {
        return Stream.of(
                Arguments.of("Ada", "ada"),
                Arguments.of("resume", "r\u00E9sum\u00E9"),
                Arguments.of("caf\u00E9", "cafe\u0301"),
                Arguments.of("ada", "ada "),
                Arguments.of("ada", " ada"),
                Arguments.of("stra\u00DFe", "strasse"),
                Arguments.of("\uFB03", "ffi"),
                Arguments.of("\u0130", "i"),
                Arguments.of("a", "\uFF41"),
                Arguments.of("ab", "a\u200Db"),
                Arguments.of("\uD83D\uDE00", "\uD83D\uDE01"),
                Arguments.of("a_c", "abc"),
                Arguments.of("a%", "abc"),
                Arguments.of("0", "00"),
                Arguments.of("\u3042", "\u30A2"));
    }

    @ParameterizedTest
    @MethodSource("almostEqual")
    @Rule("T4")
    void almost_equal_identities_and_names_belong_to_two_users(String one, String other) {
        User first = users().create(everywhere(one));
        User second = users().create(everywhere(other));

        assertThat(users().find(UserFilter.any().externalId(one))).contains(first);
        assertThat(users().find(UserFilter.any().externalId(other))).contains(second);
        assertThat(users().find(UserFilter.any().anonymousId(other))).contains(second);
        assertThat(users().find(UserFilter.any().email(other))).contains(second);
        assertThat(users().list(UserQuery.where(UserFilter.any().name(one))).items())
                .containsExactly(first);
        assertThat(users().findOrCreate(NewUser.withExternalId(one))).isEqualTo(first);
        assertThat(users().findOrCreate(NewUser.withAnonymousId(other))).isEqualTo(second);
        assertThat(users().findOrCreate(NewUser.withEmail(other))).isEqualTo(second);
    }

    private static NewUser everywhere(String text) {
        return NewUser.withExternalId(text).anonymousId(text).email(text).name(text);
    }

    @ParameterizedTest
    @MethodSource("almostEqual")
    @Rule("T4")
    void filters_tell_almost_equal_texts_apart(String one, String other) {
        Conversation c = conversations().create(NewConversation.of(one, one).primer(one));
        conversations().create(NewConversation.of(other, other).primer(other));
        Message m = messages().append(c.id(), NewMessage.of(one, one));
        messages().append(c.id(), NewMessage.of(other, other));

        assertThat(ids(ConversationFilter.any().title(one))).containsExactly(c.id());
        assertThat(ids(ConversationFilter.any().agent(one))).containsExactly(c.id());
        assertThat(ids(ConversationFilter.any().primer(one))).containsExactly(c.id());
        assertThat(messages()
                        .list(MessageQuery.where(MessageFilter.any().role(one)))
                        .items())
                .containsExactly(m);
        assertThat(messages()
                        .list(MessageQuery.where(MessageFilter.any().content(one)))
                        .items())
                .containsExactly(m);
        assertThat(messages().count(MessageFilter.any().content(other))).isOne();
    }

    private List<String> ids(ConversationFilter filter) {
        return conversations().list(ConversationQuery.where(filter)).items().stream()
                .map(Conversation::id)
                .toList();
    }

    @Test
    @Rule("T4")
    void ids_that_differ_in_case_belong_to_two_rows() {
        User upper = users().create(NewUser.unidentified().id("ID-a"));
        User lower = users().create(NewUser.unidentified().id("id-A"));
        Conversation upperC =
                conversations().create(NewConversation.of("t", "a").id("ID-a"));
        Conversation lowerC =
                conversations().create(NewConversation.of("t", "a").id("id-A"));
        Message upperM =
                messages().append(upperC.id(), NewMessage.of("user", "text").id("ID-a"));
        Message lowerM =
                messages().append(upperC.id(), NewMessage.of("user", "text").id("id-A"));

        assertThat(users().get("ID-a")).contains(upper);
        assertThat(users().get("id-A")).contains(lower);
        assertThat(users().get("ID-A")).isEmpty();
        assertThat(conversations().get("id-A")).contains(lowerC);
        assertThat(conversations().get("id-a")).isEmpty();
        assertThat(messages().get("ID-a")).contains(upperM);
        assertThat(messages().get("id-A")).contains(lowerM);
        assertThat(messages().latest("id-A", 9)).isEmpty();
    }

    @Test
    @Rule("T4")
    void tenants_that_differ_in_case_are_two() {
        Storage upper = engine().storage("CASE");
        Storage lower = engine().storage("case");
        User ada = upper.users().create(NewUser.withExternalId("ada").id("ada"));

        assertThat(lower.users().get("ada")).isEmpty();
        lower.users().create(NewUser.withExternalId("ada").id("ada"));
        assertThat(engine().tenants().erase("case")).isTrue();
        assertThat(upper.users().get("ada")).contains(ada);
    }

    @Test
    @Rule("T9")
    void titles_sort_by_code_point() {
        shuffled(SORTED).forEach(title -> conversations().create(NewConversation.of(title, "agent")));
        ConversationQuery query = ConversationQuery.all();

        assertThat(titles(query.orderBy(ConversationOrder.TITLE, Direction.ASCENDING)))
                .isEqualTo(SORTED);
        assertThat(titles(query.orderBy(ConversationOrder.TITLE, Direction.DESCENDING)))
                .isEqualTo(reversed(SORTED));
    }

    @Test
    @Rule("T9")
    void titles_sort_by_code_point_across_pages() {
        shuffled(SORTED).forEach(title -> conversations().create(NewConversation.of(title, "agent")));
        ConversationQuery query = ConversationQuery.all().orderBy(ConversationOrder.TITLE, Direction.ASCENDING);

        List<Conversation> forward = Walk.forward(3, page -> conversations().list(query.page(page)));
        List<Conversation> backward = Walk.backward(3, page -> conversations().list(query.page(page)));

        assertThat(forward).extracting(Conversation::title).containsExactlyElementsOf(SORTED);
        assertThat(backward).extracting(Conversation::title).containsExactlyElementsOf(SORTED);
    }

    private List<String> titles(ConversationQuery query) {
        return conversations().list(query).items().stream()
                .map(Conversation::title)
                .toList();
    }

    @Test
    @Rule("T9")
    void ids_sort_by_code_point() {
        List<String> sorted = List.of("!", "10", "9", "A", "B", "Z", "_", "a", "aa", "b", "z", "~");
        Conversation c = newConversation();
        for (String id : shuffled(sorted)) {
            users().create(NewUser.unidentified().id(id));
            messages().append(c.id(), NewMessage.of("user", "text").id(id));
        }

        assertThat(users().list(UserQuery.all().orderBy(UserOrder.ID, Direction.ASCENDING)))
                .extracting(User::id)
                .isEqualTo(sorted);
        assertThat(messages().list(MessageQuery.all().orderBy(MessageOrder.ID, Direction.DESCENDING)))
                .extracting(Message::id)
                .isEqualTo(reversed(sorted));
        assertThat(users().find(UserFilter.any().withoutName()).orElseThrow().id())
                .isEqualTo("!");
    }

    @Test
    @Rule("T9")
    void tenants_sort_by_code_point() {
        List<String> sorted = List.of("#A", "#Z", "#_", "#a", "#aa", "#b");
        shuffled(sorted).forEach(name -> engine().tenants().create(name));

        assertThat(engine().tenants().list(PageRequest.first(100)))
                .extracting(Tenant::name)
                .filteredOn(name -> name.startsWith("#"))
                .isEqualTo(sorted);
    }

    private static List<String> shuffled(List<String> texts) {
        List<String> copy = new ArrayList<>(texts);
        Collections.shuffle(copy, new Random(7));
        return copy;
    }

    private static List<String> reversed(List<String> texts) {
        List<String> copy = new ArrayList<>(texts);
        Collections.reverse(copy);
        return copy;
    }
}
