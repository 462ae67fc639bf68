package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static dev.turnbase.contract.Refusals.assertNotFound;
import static dev.turnbase.contract.Refusals.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.ConversationSnapshot;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.PageRequest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating, finding, changing, opening and giving away conversations. */
public abstract class ConversationsContract extends ContractTest {
    private static final ConversationFilter ANY = ConversationFilter.any();

    @Test
    @Rule("C1")
    void a_created_conversation_is_as_get_finds_it_defaults_included() {
        Conversation bare = conversations().create(NewConversation.of("", "agent"));

        assertThat(conversations().get(bare.id())).contains(bare);
        assertThat(bare.title()).isEmpty();
        assertThat(bare.context()).isEqualTo("{}");
        assertThat(bare.metadata()).isEqualTo("{}");
        assertThat(bare.ownerId()).isEmpty();
        assertThat(bare.primer()).isEmpty();
        assertThat(bare.forkedFrom()).isEmpty();
        assertThat(bare.archived()).isFalse();
        assertThat(List.of(bare.lastTurn(), bare.messageCount(), bare.lastReadTurn()))
                .containsOnly(0L);
        assertThat(bare.version()).isOne();
        assertThat(bare.updatedAt()).isEqualTo(bare.createdAt());
        assertThat(bare.lastActivity()).isEqualTo(bare.createdAt());
    }

    @Test
    @Rule("C1")
    void every_way_to_read_a_conversation_answers_the_same() {
        User ada = newUser("ada");
        Conversation c = conversations().create(full(ada));
        Message m = append(c, "text");
        Conversation read = conversations().get(c.id()).orElseThrow();

        assertThat(c.primer()).contains("Be brief.");
        assertThat(c.context()).isEqualTo("{\"city\":\"Lisbon\"}");
        assertThat(c.ownerId()).contains(ada.id());
        assertThat(conversations().find(ANY.id(c.id()))).contains(read);
        assertThat(conversations().list(ConversationQuery.all()).items()).containsExactly(read);
        assertThat(conversations()
                        .inbox(ada.id(), PageRequest.first(1))
                        .items()
                        .get(0)
                        .conversation())
                .isEqualTo(read);
        ConversationSnapshot opened = conversations().open(c.id(), 5).orElseThrow();
        assertThat(opened.conversation()).isEqualTo(read);
        assertThat(opened.owner()).contains(ada);
        assertThat(opened.messages()).containsExactly(m);
    }

    private static NewConversation full(User owner) {
        return NewConversation.of("Trip", "travel-agent")
                .id("trip")
                .ownedBy(owner)
                .primer("Be brief.")
                .context("{\"city\":\"Lisbon\"}")
                .metadata("{\"tag\":1}");
    }

    @Test
    @Rule("C1")
    void open_gives_the_newest_messages_oldest_first() {
        Conversation c = newConversation();
        append(c, "one");
        Message two = append(c, "two");
        Message three = append(c, "three");

        ConversationSnapshot opened = conversations().open(c.id(), 2).orElseThrow();
        assertThat(opened.messages()).containsExactly(two, three);
        assertThat(opened.owner()).isEmpty();
        assertThat(conversations().open(c.id(), 0).orElseThrow().messages()).isEmpty();
        assertThat(conversations().open("nowhere", 2)).isEmpty();
        assertInvalid("lastN", () -> conversations().open(c.id(), -1));
    }

    @Test
    @Rule("C2")
    void a_taken_id_is_refused_and_nothing_is_written() {
        User ada = newUser("ada");
        Conversation c = conversations().create(full(ada));

        assertTaken("conversation", "id", () -> conversations().create(full(ada)));
        assertTaken(
                "conversation",
                "id",
                () -> conversations().createAll(List.of(NewConversation.of("New", "a"), full(ada))));

        assertThat(conversations().list(ConversationQuery.all()).items()).containsExactly(c);
    }

    @Test
    @Rule("C3")
    void a_missing_owner_is_named_and_nothing_is_written() {
        assertNotFound(
                "user",
                "nobody",
                () -> conversations().create(NewConversation.of("t", "a").ownedBy("nobody")));
        assertNotFound(
                "user",
                "nobody",
                () -> conversations()
                        .createAll(List.of(
                                NewConversation.of("t", "a"),
                                NewConversation.of("t", "a").ownedBy("nobody"))));
        Conversation c = newConversation();
        assertNotFound("user", "nobody", () -> conversations().transfer(c.id(), "nobody"));

        assertThat(conversations().list(ConversationQuery.all()).items()).containsExactly(c);
    }

    @Test
    @Rule("C4")
    void a_find_without_a_condition_is_refused() {
        newConversation();

        assertInvalid("filter", () -> conversations().find(ANY));
    }

    @Test
    @Rule("C4")
    void all_conditions_of_a_filter_hold_and_none_can_be_asked_for() {
        User ada = newUser("ada");
        Conversation trip = conversations().create(full(ada));
        Conversation free = conversations().create(NewConversation.of("Trip", "cook"));
        Conversation fork = conversations().fork(trip.id(), 0);
        Conversation archived = conversations().archive(newConversation(ada).id(), true);

        assertThat(found(ANY.title("Trip"))).containsExactlyInAnyOrder(trip, free, fork, archived);
        assertThat(found(ANY.title("Trip").agent("cook"))).containsExactly(free);
        assertThat(found(ANY.title("Trip").primer("Be brief."))).containsExactlyInAnyOrder(trip, fork);
        assertThat(found(ANY.owner(ada.id()).agent("cook"))).isEmpty();
        assertThat(found(ANY.owner(ada.id()).primer("Be brief."))).containsExactlyInAnyOrder(trip, fork);
        assertThat(found(ANY.withoutOwner())).containsExactly(free);
        assertThat(found(ANY.withoutPrimer())).containsExactlyInAnyOrder(free, archived);
        assertThat(found(ANY.archived(true))).containsExactly(archived);
        assertThat(found(ANY.archived(false))).hasSize(3);
        assertThat(found(ANY.forkedFrom(trip.id()))).containsExactly(fork);
        assertThat(found(ANY.notForked())).hasSize(3);
        assertThat(found(ANY.id(trip.id()).archived(true))).isEmpty();
    }

    /** What the list and find make of a filter. */
    private List<Conversation> found(ConversationFilter filter) {
        List<Conversation> found =
                conversations().list(ConversationQuery.where(filter)).items();
        assertThat(conversations().find(filter)).isEqualTo(found.stream().min(Comparator.comparing(Conversation::id)));
        return found;
    }

    @Test
    @Rule("C4")
    void find_gives_the_first_by_id() {
        conversations().create(NewConversation.of("same", "a").id("b"));
        conversations().create(NewConversation.of("same", "a").id("a"));
        conversations().create(NewConversation.of("same", "a").id("c"));

        assertThat(conversations().find(ANY.title("same")).orElseThrow().id()).isEqualTo("a");
    }

    @Test
    @Rule("C5")
    void a_patch_changes_what_it_names_and_answers_the_new_state() {
        Conversation c = conversations().create(full(newUser("ada")));

        Conversation patched = conversations()
                .update(c.id(), ConversationPatch.none().title("").agent("cook").context("{}"));

        assertThat(conversations().get(c.id())).contains(patched);
        assertThat(patched.title()).isEmpty();
        assertThat(patched.agent()).isEqualTo("cook");
        assertThat(patched.context()).isEqualTo("{}");
        assertThat(patched.primer()).isEqualTo(c.primer());
        assertThat(patched.metadata()).isEqualTo(c.metadata());
        assertThat(patched.ownerId()).isEqualTo(c.ownerId());
    }

    @Test
    @Rule("C5")
    void a_patch_clears_the_primer() {
        Conversation c = conversations().create(full(newUser("ada")));

        Conversation cleared =
                conversations().update(c.id(), ConversationPatch.none().clearPrimer());

        assertThat(cleared.primer()).isEmpty();
        assertThat(conversations().get(c.id())).contains(cleared);
        assertThat(conversations()
                        .update(c.id(), ConversationPatch.none().primer(""))
                        .primer())
                .contains("");
    }

    @Test
    @Rule("C6")
    void changing_a_missing_conversation_throws_and_deleting_one_answers_false() {
        User ada = newUser("ada");
        String elsewhere = otherTenant()
                .conversations()
                .create(NewConversation.of("t", "a"))
                .id();
        for (String id : List.of("nowhere", elsewhere)) {
            assertNotFound(
                    "conversation",
                    id,
                    () -> conversations()
                            .update(id, ConversationPatch.none().title("x").ifVersion(9)));
            assertNotFound("conversation", id, () -> conversations().archive(id, true));
            assertNotFound("conversation", id, () -> conversations().markRead(id, 0));
            assertNotFound("conversation", id, () -> conversations().transfer(id, ada.id()));
            assertNotFound("conversation", id, () -> conversations().fork(id, 0));
            assertNotFound("conversation", id, () -> messages().deleteFrom(id, 0));
            assertThat(conversations().delete(id)).isFalse();
        }
    }

    @Test
    @Rule({"C5", "C7"})
    void a_transfer_gives_the_conversation_to_another_owner() {
        User ada = newUser("ada");
        User bob = newUser("bob");
        Conversation c = newConversation(ada);

        Conversation given = conversations().transfer(c.id(), bob.id());

        assertThat(given.ownerId()).contains(bob.id());
        assertThat(given.version()).isEqualTo(2);
        assertThat(conversations().get(c.id())).contains(given);
        assertThat(conversations().transfer(c.id(), bob.id())).isEqualTo(given);
        assertThat(conversations().inbox(ada.id(), PageRequest.first(1)).items())
                .isEmpty();
        assertThat(conversations().inbox(bob.id(), PageRequest.first(1)).items())
                .hasSize(1);
    }
}
