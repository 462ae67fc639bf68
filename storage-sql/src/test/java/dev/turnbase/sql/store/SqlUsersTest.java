package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Identity;
import dev.turnbase.model.IdentityKind;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlUsersTest extends StoreTest {
    @Test
    void what_create_returns_equals_what_get_returns() {
        User ada = users.create(NewUser.withExternalId("ada")
                .email("ada@example.org")
                .name("Ada")
                .metadata("{\"a\":[1]}"));

        assertThat(users.get(ada.id())).contains(ada);
        assertThat(ada.createdAt()).isEqualTo(NOW);
        assertThat(ada.version()).isEqualTo(1);
    }

    @Test
    void a_taken_key_is_named() {
        users.create(NewUser.withEmail("ada@example.org").id("ada"));

        assertThatThrownBy(() -> users.create(NewUser.unidentified().id("ada")))
                .isInstanceOfSatisfying(
                        AlreadyExistsException.class, e -> assertThat(e.field()).isEqualTo("id"));
        assertThatThrownBy(() -> users.create(NewUser.withExternalId("x").email("ada@example.org")))
                .isInstanceOfSatisfying(
                        AlreadyExistsException.class, e -> assertThat(e.field()).isEqualTo("email"));
        assertThat(users.find(UserFilter.any().externalId("x"))).isEmpty();
    }

    @Test
    void a_bulk_names_the_field_of_the_row_that_is_wrong() {
        assertThatThrownBy(() -> users.createAll(
                        List.of(NewUser.unidentified(), NewUser.unidentified().metadata("[]"))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("users[1].metadata"));
        assertThat(users.createAll(List.of())).isEmpty();
    }

    @Test
    void a_user_is_found_by_a_current_and_by_a_former_identity() {
        User guest = users.create(NewUser.withAnonymousId("guest").email("a@b"));
        User ada = users.create(NewUser.withExternalId("ada").email("ada@b"));

        User merged = users.merge(guest.id(), ada.id());

        assertThat(merged.anonymousId()).contains("guest");
        assertThat(merged.formerIdentities()).containsExactly(Identity.of(IdentityKind.EMAIL, "a@b"));
        assertThat(users.get(guest.id())).isEmpty();
        assertThat(users.find(UserFilter.any().email("a@b"))).contains(merged);
        assertThat(users.findOrCreate(NewUser.withEmail("a@b"))).isEqualTo(merged);
        assertThat(users.get(ada.id())).contains(merged);
    }

    @Test
    void a_merge_moves_conversations_and_authorship() {
        User guest = users.create(NewUser.withAnonymousId("guest"));
        User ada = users.create(NewUser.withExternalId("ada"));
        String conversation = conversations
                .create(NewConversation.of("t", "a").ownedBy(guest))
                .id();
        String message = messages.append(
                        conversation, NewMessage.of("user", "hi").from(guest))
                .id();

        users.merge(guest.id(), ada.id());

        assertThat(conversations.get(conversation).orElseThrow().ownerId()).contains(ada.id());
        assertThat(messages.get(message).orElseThrow().authorId()).contains(ada.id());
    }

    @Test
    void an_identity_of_someone_else_is_refused_by_find_or_create() {
        users.create(NewUser.withEmail("taken@b"));
        users.create(NewUser.withExternalId("ada"));

        assertThatThrownBy(
                        () -> users.findOrCreate(NewUser.withExternalId("ada").email("taken@b")))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(
                        () -> users.findOrCreate(NewUser.withExternalId("new").email("taken@b")))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> users.findOrCreate(NewUser.unidentified())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_patch_changes_what_it_names() {
        User ada = users.create(NewUser.withExternalId("ada").email("a@b").name("Ada"));
        now = NOW.minusSeconds(5);

        User patched =
                users.update(ada.id(), UserPatch.none().clearName().email("c@d").clearExternalId());

        assertThat(patched.name()).isEmpty();
        assertThat(patched.email()).contains("c@d");
        assertThat(patched.externalId()).isEmpty();
        assertThat(patched.version()).isEqualTo(2);
        assertThat(patched.updatedAt()).isEqualTo(NOW);
        assertThat(users.get(ada.id())).contains(patched);
        assertThat(users.find(UserFilter.any().email("a@b"))).isEmpty();
    }

    @Test
    void a_patch_can_make_a_former_identity_current_again() {
        User guest = users.create(NewUser.withEmail("old@b"));
        User ada = users.create(NewUser.withEmail("new@b"));
        users.merge(guest.id(), ada.id());

        User patched = users.update(ada.id(), UserPatch.none().email("old@b"));

        assertThat(patched.email()).contains("old@b");
        assertThat(patched.formerIdentities()).isEmpty();
        assertThat(users.get(ada.id())).contains(patched);
    }

    @Test
    void a_stale_version_and_a_missing_user_are_refused() {
        User ada = users.create(NewUser.unidentified());

        assertThatThrownBy(() -> users.update(ada.id(), UserPatch.none().ifVersion(7)))
                .isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> users.update("nobody", UserPatch.none().ifVersion(7)))
                .isInstanceOf(NotFoundException.class);
        assertThat(users.update(ada.id(), UserPatch.none())).isEqualTo(ada);
    }

    @Test
    void deleting_a_user_deletes_conversations_and_clears_authorship_elsewhere() {
        User ada = users.create(NewUser.withExternalId("ada"));
        String own =
                conversations.create(NewConversation.of("t", "a").ownedBy(ada)).id();
        String other = conversations.create(NewConversation.of("t", "a")).id();
        messages.append(own, NewMessage.of("user", "hi").from(ada));
        String message =
                messages.append(other, NewMessage.of("user", "hi").from(ada)).id();

        assertThat(users.delete(ada.id())).isTrue();

        assertThat(conversations.get(own)).isEmpty();
        assertThat(messages.get(message).orElseThrow().authorId()).isEmpty();
        assertThat(users.delete(ada.id())).isFalse();
        assertThat(users.find(UserFilter.any().externalId("ada"))).isEmpty();
    }

    @Test
    void pages_walk_forward_and_backward_over_tied_times() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(users.create(NewUser.withExternalId("u" + i).id("id" + i)).id());
        }

        assertThat(forward(UserQuery.all())).isEqualTo(ids);
        assertThat(forward(UserQuery.all().orderBy(UserOrder.ID, Direction.DESCENDING)))
                .containsExactly("id6", "id5", "id4", "id3", "id2", "id1", "id0");
        Page<User> last = users.list(UserQuery.all().page(PageRequest.last(3)));
        assertThat(last.items()).extracting(User::id).containsExactly("id4", "id5", "id6");
        assertThat(last.next()).isEmpty();
        Page<User> before = users.list(
                UserQuery.all().page(PageRequest.first(3).before(last.previous().orElseThrow())));
        assertThat(before.items()).extracting(User::id).containsExactly("id1", "id2", "id3");
        assertThat(before.items().get(0).externalId()).contains("u1");
        assertThat(users.list(UserQuery.all().page(PageRequest.first(2).skip(5)))
                        .items())
                .extracting(User::id)
                .containsExactly("id5", "id6");
    }

    private List<String> forward(UserQuery query) {
        List<String> seen = new ArrayList<>();
        Page<User> page = users.list(query.page(PageRequest.first(2)));
        page.items().forEach(user -> seen.add(user.id()));
        while (page.next().isPresent()) {
            page = users.list(query.page(PageRequest.first(2).after(page.next().get())));
            page.items().forEach(user -> seen.add(user.id()));
        }
        return seen;
    }

    @Test
    void filters_without_an_identity_mean_no_current_one() {
        User ada = users.create(NewUser.withExternalId("ada"));
        User bob = users.create(NewUser.withEmail("bob@b").name("Bob"));

        assertThat(users.find(UserFilter.any().withoutEmail())).contains(ada);
        assertThat(users.find(UserFilter.any().withoutExternalId())).contains(bob);
        assertThat(users.find(UserFilter.any().name("Bob").email("bob@b"))).contains(bob);
        assertThat(users.find(UserFilter.any().withoutName().email("bob@b"))).isEmpty();
        assertThatThrownBy(() -> users.find(UserFilter.any())).isInstanceOf(InvalidInputException.class);
    }
}
