package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static dev.turnbase.contract.Refusals.assertNotFound;
import static dev.turnbase.contract.Refusals.assertTaken;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.Conversation;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A visitor turns out to be a known user: two become one. */
public abstract class MergeContract extends ContractTest {
    private static final UserFilter ANY = UserFilter.any();

    @Test
    @Rule("C10")
    void a_merge_moves_conversations_and_authorship_and_removes_the_other() {
        User visitor = users().create(NewUser.withAnonymousId("cookie"));
        User ada = users().create(NewUser.withExternalId("ada").name("Ada"));
        Conversation c = newConversation(visitor);
        Message m = messages().append(c.id(), NewMessage.of("user", "hi").from(visitor));

        User merged = users().merge(visitor.id(), ada.id());

        assertThat(users().get(ada.id())).contains(merged);
        assertThat(users().get(visitor.id())).isEmpty();
        assertThat(conversations().get(c.id()).orElseThrow().ownerId()).contains(ada.id());
        assertThat(messages().get(m.id()).orElseThrow().authorId()).contains(ada.id());
        assertThat(messages().count(MessageFilter.any().author(visitor.id()))).isZero();
        assertThat(conversations()
                        .list(ConversationQuery.where(ConversationFilter.any().owner(ada.id())))
                        .items())
                .hasSize(1);
        assertThat(merged.name()).contains("Ada");
    }

    @Test
    @Rule("C10")
    void an_identity_of_a_kind_that_the_other_lacks_becomes_its_own() {
        User visitor = users().create(NewUser.withAnonymousId("cookie"));
        User ada = users().create(NewUser.withExternalId("ada"));

        User merged = users().merge(visitor.id(), ada.id());

        assertThat(merged.anonymousId()).contains("cookie");
        assertThat(merged.externalId()).contains("ada");
        assertThat(merged.formerIdentities()).isEmpty();
        assertThat(users().findOrCreate(NewUser.withAnonymousId("cookie"))).isEqualTo(merged);
    }

    @Test
    @Rule({"C10", "T9"})
    void an_identity_of_a_kind_that_the_other_has_becomes_a_former_one_and_still_finds() {
        User into = users().create(NewUser.withExternalId("ada").email("ada@new"));
        for (String old : List.of("\uD83D\uDE00", "\uFF5E", "b")) {
            User from = users().create(NewUser.withExternalId(old).email(old));
            users().merge(from.id(), into.id());
        }

        User merged = users().get(into.id()).orElseThrow();
        assertThat(merged.externalId()).contains("ada");
        assertThat(merged.email()).contains("ada@new");
        assertThat(merged.formerIdentities())
                .containsExactly(
                        former(IdentityKind.EXTERNAL_ID, "b"),
                        former(IdentityKind.EXTERNAL_ID, "\uFF5E"),
                        former(IdentityKind.EXTERNAL_ID, "\uD83D\uDE00"),
                        former(IdentityKind.EMAIL, "b"),
                        former(IdentityKind.EMAIL, "\uFF5E"),
                        former(IdentityKind.EMAIL, "\uD83D\uDE00"));
        assertThat(users().find(ANY.externalId("b"))).contains(merged);
        assertThat(users().list(UserQuery.where(ANY.email("\uFF5E"))).items()).containsExactly(merged);
        assertThat(users().findOrCreate(NewUser.withEmail("\uD83D\uDE00"))).isEqualTo(merged);
    }

    private static Identity former(IdentityKind kind, String value) {
        return Identity.of(kind, value);
    }

    @Test
    @Rule("C10")
    void former_identities_move_with_a_second_merge() {
        User a = newUser("a");
        User b = newUser("b");
        User c = newUser("c");

        users().merge(a.id(), b.id());
        User merged = users().merge(b.id(), c.id());

        assertThat(merged.formerIdentities())
                .containsExactly(former(IdentityKind.EXTERNAL_ID, "a"), former(IdentityKind.EXTERNAL_ID, "b"));
        assertThat(users().find(ANY.externalId("a"))).contains(merged);
    }

    @Test
    @Rule({"C2", "C10"})
    void a_former_identity_is_taken_for_all_others() {
        User from = newUser("old");
        User into = newUser("new");
        User bob = newUser("bob");
        users().merge(from.id(), into.id());

        assertTaken("user", "externalId", () -> newUser("old"));
        assertTaken(
                "user",
                "externalId",
                () -> users().update(bob.id(), UserPatch.none().externalId("old")));
        assertTaken(
                "user",
                "externalId",
                () -> users().findOrCreate(NewUser.withEmail("e").externalId("old")));
    }

    @Test
    @Rule("C10")
    void a_user_may_take_its_former_identity_again() {
        User from = newUser("old");
        User into = newUser("new");
        users().merge(from.id(), into.id());

        User patched = users().update(into.id(), UserPatch.none().externalId("old"));

        assertThat(patched.externalId()).contains("old");
        assertThat(patched.formerIdentities()).isEmpty();
        assertThat(users().get(into.id())).contains(patched);
        assertThat(newUser("new").id()).isNotEqualTo(into.id());
    }

    @Test
    @Rule("C10")
    void a_filter_for_users_without_an_identity_looks_at_current_ones() {
        User from = newUser("old");
        User into = newUser("new");
        users().merge(from.id(), into.id());

        User cleared = users().update(into.id(), UserPatch.none().clearExternalId());

        assertThat(cleared.formerIdentities()).hasSize(1);
        assertThat(users().list(UserQuery.where(ANY.withoutExternalId())).items())
                .containsExactly(cleared);
        assertThat(users().find(ANY.externalId("old"))).contains(cleared);
    }

    @Test
    @Rule("C10")
    void a_merge_with_itself_or_with_nobody_is_refused_and_changes_nothing() {
        User ada = newUser("ada");

        assertInvalid("into", () -> users().merge(ada.id(), ada.id()));
        assertNotFound("user", "nobody", () -> users().merge("nobody", ada.id()));
        assertNotFound("user", "nobody", () -> users().merge(ada.id(), "nobody"));

        assertThat(users().list(UserQuery.all()).items()).containsExactly(ada);
    }

    @Test
    @Rule("C10")
    void of_many_merges_of_one_user_at_once_one_succeeds_and_takes_all() {
        User visitor = users().create(NewUser.withAnonymousId("cookie"));
        List<Conversation> theirs = List.of(newConversation(visitor), newConversation(visitor));
        List<User> heirs = users().createAll(
                        List.of(NewUser.withExternalId("1"), NewUser.withExternalId("2"), NewUser.withExternalId("3")));

        List<Outcome<User>> outcomes =
                Race.of(3, i -> users().merge(visitor.id(), heirs.get(i).id()));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        User heir = users().find(ANY.anonymousId("cookie")).orElseThrow();
        assertThat(theirs)
                .allSatisfy(c -> assertThat(
                                conversations().get(c.id()).orElseThrow().ownerId())
                        .contains(heir.id()));
        outcomes.stream()
                .filter(o -> !o.succeeded())
                .forEach(o -> assertNotFound("user", visitor.id(), () -> {
                    throw requireNonNull(o.failure());
                }));
    }

    @Test
    @Rule("C10")
    void a_merge_while_the_other_still_writes_loses_nothing() {
        User visitor = users().create(NewUser.withAnonymousId("cookie"));
        User ada = newUser("ada");
        Conversation c = newConversation(visitor);

        Race.of(
                        8,
                        i -> i == 0
                                ? users().merge(visitor.id(), ada.id()).id()
                                : append(c, "text " + i).id())
                .forEach(Outcome::get);

        assertThat(conversations().get(c.id()).orElseThrow().ownerId()).contains(ada.id());
        assertThat(conversations().get(c.id()).orElseThrow().lastTurn()).isEqualTo(7);
    }
}
