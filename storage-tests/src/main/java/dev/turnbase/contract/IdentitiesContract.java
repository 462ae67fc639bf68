package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static dev.turnbase.contract.Refusals.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.UserQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first login: find a user by one identity, or create it. */
public abstract class IdentitiesContract extends ContractTest {
    private static final int LOGINS = 64;

    static Stream<NewUser> byEachKind() {
        return Stream.of(
                NewUser.withExternalId("x").name("X"),
                NewUser.withAnonymousId("x").name("X"),
                NewUser.withEmail("x").name("X"));
    }

    @ParameterizedTest
    @MethodSource("byEachKind")
    @Rule("C9")
    void the_first_call_creates_and_the_next_finds(NewUser login) {
        User created = users().findOrCreate(login);

        assertThat(created.name()).contains("X");
        assertThat(users().get(created.id())).contains(created);
        assertThat(users().findOrCreate(login)).isEqualTo(created);
        assertThat(users().list(UserQuery.all()).items()).containsExactly(created);
    }

    @Test
    @Rule("C9")
    void an_existing_user_comes_back_as_it_is() {
        User ada = users().create(NewUser.withExternalId("ada").name("Ada"));

        User found = users().findOrCreate(NewUser.withExternalId("ada")
                .id("other-id")
                .name("Other")
                .email("new")
                .metadata("{\"a\":1}"));

        assertThat(found).isEqualTo(ada);
        assertThat(users().get(ada.id())).contains(ada);
        assertThat(users().create(NewUser.withEmail("new")).id()).isNotEqualTo(ada.id());
    }

    @Test
    @Rule("C9")
    void no_other_identity_is_matched() {
        User ada = users().create(NewUser.withExternalId("ada").email("shared"));

        User byAnonymous = users().findOrCreate(NewUser.withAnonymousId("ada"));
        User byEmail = users().findOrCreate(NewUser.withEmail("ada"));

        assertThat(Set.of(ada.id(), byAnonymous.id(), byEmail.id())).hasSize(3);
        assertTaken(
                "user",
                "email",
                () -> users().findOrCreate(NewUser.withExternalId("unknown").email("shared")));
        assertThat(users().list(UserQuery.all()).items()).hasSize(3);
    }

    @Test
    @Rule("C9")
    void a_further_identity_of_somebody_else_is_refused_for_a_known_user_too() {
        User ada = users().create(NewUser.withExternalId("ada"));
        users().create(NewUser.withExternalId("bob").email("bob").anonymousId("visitor"));

        assertTaken(
                "user",
                "email",
                () -> users().findOrCreate(NewUser.withExternalId("ada").email("bob")));
        assertTaken(
                "user",
                "anonymousId",
                () -> users().findOrCreate(NewUser.withExternalId("ada").anonymousId("visitor")));
        assertTaken(
                "user",
                "externalId",
                () -> users().findOrCreate(NewUser.withEmail("new").externalId("ada")));

        assertThat(users().get(ada.id())).contains(ada);
        assertThat(users().list(UserQuery.all()).items()).hasSize(2);
    }

    @Test
    @Rule("C9")
    void a_taken_id_is_refused_for_a_new_user() {
        users().create(NewUser.withExternalId("ada").id("taken"));

        assertTaken(
                "user",
                "id",
                () -> users().findOrCreate(NewUser.withExternalId("bob").id("taken")));
    }

    @Test
    @Rule("C9")
    void without_an_identity_it_is_refused() {
        assertInvalid("user", () -> users().findOrCreate(NewUser.unidentified().email("e")));
        assertThat(users().list(UserQuery.all()).items()).isEmpty();
    }

    @Test
    @Rule("C9")
    void of_64_first_logins_at_once_one_makes_the_user_and_all_get_it() {
        List<Outcome<User>> outcomes = Race.of(
                LOGINS, i -> users().findOrCreate(NewUser.withExternalId("ada").name("Ada " + i)));

        Set<User> got = new HashSet<>();
        outcomes.forEach(o -> got.add(o.get()));
        assertThat(got).hasSize(1);
        assertThat(users().list(UserQuery.all()).items()).containsExactlyElementsOf(got);
    }

    @Test
    @Rule("C9")
    void many_first_logins_of_several_users_at_once_make_one_each() {
        List<Outcome<User>> outcomes = Race.of(32, i -> users().findOrCreate(NewUser.withEmail("mail-" + i % 8)));

        outcomes.forEach(Outcome::get);
        assertThat(users().list(UserQuery.all()).items())
                .extracting(u -> u.email().orElseThrow())
                .containsExactlyInAnyOrder(
                        "mail-0", "mail-1", "mail-2", "mail-3", "mail-4", "mail-5", "mail-6", "mail-7");
    }
}
