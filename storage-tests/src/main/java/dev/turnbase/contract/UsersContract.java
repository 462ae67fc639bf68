package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static dev.turnbase.contract.Refusals.assertNotFound;
import static dev.turnbase.contract.Refusals.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating, finding, changing and deleting users. */
public abstract class UsersContract extends ContractTest {
    private static final UserFilter ANY = UserFilter.any();

    @Test
    @Rule("C1")
    void a_created_user_is_as_get_finds_it_defaults_included() {
        User bare = users().create(NewUser.unidentified());

        assertThat(users().get(bare.id())).contains(bare);
        assertThat(bare.metadata()).isEqualTo("{}");
        assertThat(bare.name()).isEmpty();
        assertThat(bare.externalId()).isEmpty();
        assertThat(bare.anonymousId()).isEmpty();
        assertThat(bare.email()).isEmpty();
        assertThat(bare.formerIdentities()).isEmpty();
        assertThat(bare.version()).isOne();
        assertThat(bare.updatedAt()).isEqualTo(bare.createdAt());
    }

    @Test
    @Rule("C1")
    void every_way_to_read_a_user_answers_the_same() {
        User ada = users().create(full("ada"));

        assertThat(ada.id()).isEqualTo("id-ada");
        assertThat(ada.name()).contains("name ada");
        assertThat(ada.metadata()).isEqualTo("{\"for\":\"ada\"}");
        assertThat(users().get(ada.id())).contains(ada);
        assertThat(users().find(ANY.id(ada.id()))).contains(ada);
        assertThat(users().list(UserQuery.all()).items()).containsExactly(ada);
        assertThat(users().findOrCreate(NewUser.withEmail("mail-ada"))).isEqualTo(ada);
        assertThat(users().createAll(List.of(full("bob"))))
                .containsExactly(users().get("id-bob").orElseThrow());
    }

    private static NewUser full(String who) {
        return NewUser.withExternalId("ext-" + who)
                .id("id-" + who)
                .anonymousId("anon-" + who)
                .email("mail-" + who)
                .name("name " + who)
                .metadata("{\"for\":\"" + who + "\"}");
    }

    @Test
    @Rule("C2")
    void a_taken_id_or_identity_is_refused_by_its_name_and_nothing_is_written() {
        User ada = users().create(full("ada"));

        assertTaken("user", "id", () -> users().create(full("bob").id("id-ada")));
        assertTaken("user", "externalId", () -> users().create(full("bob").externalId("ext-ada")));
        assertTaken("user", "anonymousId", () -> users().create(full("bob").anonymousId("anon-ada")));
        assertTaken("user", "email", () -> users().create(full("bob").email("mail-ada")));

        assertThat(users().list(UserQuery.all()).items()).containsExactly(ada);
        assertThat(users().create(full("bob")).email()).contains("mail-bob");
    }

    @Test
    @Rule("C2")
    void a_patch_can_not_take_an_identity_of_another_user() {
        users().create(full("ada"));
        User bob = users().create(full("bob"));

        assertTaken(
                "user",
                "externalId",
                () -> users().update(bob.id(), UserPatch.none().externalId("ext-ada")));
        assertTaken(
                "user",
                "anonymousId",
                () -> users().update(bob.id(), UserPatch.none().anonymousId("anon-ada")));
        assertTaken(
                "user",
                "email",
                () -> users().update(bob.id(), UserPatch.none().name("New").email("mail-ada")));

        assertThat(users().get(bob.id())).contains(bob);
        assertThat(users().update(bob.id(), UserPatch.none().email("mail-bob")).version())
                .isEqualTo(2);
    }

    @Test
    @Rule("C2")
    void the_same_value_in_two_kinds_of_identity_is_no_collision() {
        User one = users().create(NewUser.withExternalId("x"));
        User two = users().create(NewUser.withAnonymousId("x"));
        User three = users().create(NewUser.withEmail("x"));

        assertThat(users().find(ANY.externalId("x"))).contains(one);
        assertThat(users().find(ANY.anonymousId("x"))).contains(two);
        assertThat(users().find(ANY.email("x"))).contains(three);
    }

    @Test
    @Rule("C2")
    void of_many_who_create_the_same_identity_at_once_one_succeeds() {
        List<Outcome<User>> outcomes =
                Race.of(16, i -> users().create(NewUser.withExternalId("ada").email("mail-" + i)));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(o -> !o.succeeded())
                .extracting(Outcome::failure)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                s -> assertThat(s.code()).isEqualTo(ErrorCode.ALREADY_EXISTS)));
        assertThat(users().list(UserQuery.all()).items()).hasSize(1);
    }

    @Test
    @Rule("C2")
    void the_identity_of_a_deleted_or_changed_user_is_free_again() {
        User ada = users().create(full("ada"));
        users().update(ada.id(), UserPatch.none().externalId("ext-new").clearEmail());
        User bob = users().create(NewUser.withExternalId("ext-ada").email("mail-ada"));
        assertThat(users().find(ANY.email("mail-ada"))).contains(bob);

        assertThat(users().delete(ada.id())).isTrue();
        assertThat(users().create(NewUser.withAnonymousId("anon-ada").id("id-ada"))
                        .id())
                .isEqualTo("id-ada");
    }

    @Test
    @Rule("C4")
    void a_find_without_a_condition_is_refused() {
        newUser("ada");

        assertInvalid("filter", () -> users().find(ANY));
        assertThat(users().list(UserQuery.where(ANY)).items()).hasSize(1);
    }

    @Test
    @Rule("C4")
    void all_conditions_of_a_filter_hold_and_one_left_out_does_not_narrow() {
        User ada = users().create(NewUser.withExternalId("ada").name("Ada").id("1"));
        User adaToo = users().create(NewUser.withExternalId("ada-2").name("Ada").id("2"));
        users().create(NewUser.withExternalId("bob").name("Bob").id("3"));

        assertThat(found(ANY.name("Ada"))).containsExactlyInAnyOrder(ada, adaToo);
        assertThat(found(ANY.name("Ada").externalId("ada-2"))).containsExactly(adaToo);
        assertThat(found(ANY.name("Ada").externalId("bob"))).isEmpty();
        assertThat(found(ANY.id("1").name("Bob"))).isEmpty();
        assertThat(users().find(ANY.name("Ada"))).contains(ada);
    }

    @Test
    @Rule("C4")
    void none_can_be_asked_for() {
        User bare = users().create(NewUser.unidentified());
        User ada = users().create(full("ada"));

        assertThat(found(ANY.withoutName())).containsExactly(bare);
        assertThat(found(ANY.withoutExternalId())).containsExactly(bare);
        assertThat(found(ANY.withoutAnonymousId())).containsExactly(bare);
        assertThat(found(ANY.withoutEmail())).containsExactly(bare);
        assertThat(found(ANY.withoutEmail().name("name ada"))).isEmpty();
        users().update(ada.id(), UserPatch.none().clearEmail());
        assertThat(found(ANY.withoutEmail())).hasSize(2);
    }

    /** What the list and find make of a filter. */
    private List<User> found(UserFilter filter) {
        List<User> found = users().list(UserQuery.where(filter)).items();
        assertThat(users().find(filter)).isEqualTo(found.stream().min(Comparator.comparing(User::id)));
        return found;
    }

    @Test
    @Rule("C5")
    void a_patch_changes_what_it_names_and_answers_the_new_state() {
        User ada = users().create(full("ada"));

        User patched =
                users().update(ada.id(), UserPatch.none().name("Countess").email("new"));

        assertThat(users().get(ada.id())).contains(patched);
        assertThat(patched.name()).contains("Countess");
        assertThat(patched.email()).contains("new");
        assertThat(patched.externalId()).isEqualTo(ada.externalId());
        assertThat(patched.anonymousId()).isEqualTo(ada.anonymousId());
        assertThat(patched.metadata()).isEqualTo(ada.metadata());
        assertThat(users().find(ANY.email("mail-ada"))).isEmpty();
        assertThat(users().find(ANY.email("new"))).contains(patched);
    }

    @Test
    @Rule("C5")
    void a_patch_clears_what_can_be_none() {
        User ada = users().create(full("ada"));

        User cleared = users().update(
                        ada.id(),
                        UserPatch.none()
                                .clearName()
                                .clearExternalId()
                                .clearAnonymousId()
                                .clearEmail());

        assertThat(users().get(ada.id())).contains(cleared);
        assertThat(cleared.name()).isEmpty();
        assertThat(cleared.externalId()).isEmpty();
        assertThat(cleared.anonymousId()).isEmpty();
        assertThat(cleared.email()).isEmpty();
        assertThat(cleared.formerIdentities()).isEmpty();
        assertThat(cleared.metadata()).isEqualTo(ada.metadata());
        assertThat(users().find(ANY.externalId("ext-ada"))).isEmpty();
    }

    @Test
    @Rule("C6")
    void updating_a_missing_user_throws_and_deleting_one_answers_false() {
        String elsewhere = otherTenant().users().create(NewUser.unidentified()).id();
        for (String id : List.of("nobody", elsewhere)) {
            assertNotFound("user", id, () -> users().update(id, UserPatch.none().name("x")));
            assertNotFound("user", id, () -> users().update(id, UserPatch.none().ifVersion(7)));
            assertThat(users().delete(id)).isFalse();
            assertThat(users().get(id)).isEmpty();
        }
    }
}
