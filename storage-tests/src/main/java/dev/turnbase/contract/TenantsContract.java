package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertStateConflict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.contract.Foreign.Rows;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserQuery;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tenants: their keys are their own; they are listed, and erased whole. */
public abstract class TenantsContract extends ContractTest {
    @Test
    @Rule("N2")
    void the_same_keys_can_be_used_in_two_tenants() {
        Storage other = otherTenant();
        NewUser ada = NewUser.withExternalId("ada").anonymousId("a").email("e").id("u");
        for (Storage each : List.of(storage(), other)) {
            User user = each.users().create(ada.name(each.tenant()));
            Conversation c = each.conversations()
                    .create(NewConversation.of("t", "a").id("c").ownedBy(user));
            each.messages().append(c.id(), NewMessage.of("user", each.tenant()).id("m"));
        }

        assertThat(users().get("u").orElseThrow().name()).contains(storage().tenant());
        assertThat(users().findOrCreate(ada).name()).contains(storage().tenant());
        assertThat(other.users().findOrCreate(ada).name()).contains(other.tenant());
        assertThat(other.messages().get("m").orElseThrow().content()).isEqualTo(other.tenant());
        users().delete("u");
        assertThat(other.conversations().get("c")).isPresent();
    }

    @Test
    @Rule("N3")
    void a_tenant_is_listed_from_its_first_user_or_conversation_on() {
        Storage byUser = otherTenant();
        Storage byConversation = otherTenant();
        Storage reader = otherTenant();

        User user = byUser.users().create(NewUser.unidentified());
        byConversation.conversations().create(NewConversation.of("t", "a"));
        reader.users().list(UserQuery.all());

        assertThat(names()).contains(byUser.tenant(), byConversation.tenant()).doesNotContain(reader.tenant());
        Tenant listed = Walk.forward(100, p -> engine().tenants().list(p)).stream()
                .filter(t -> t.name().equals(byUser.tenant()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.createdAt()).isEqualTo(user.createdAt());
    }

    private List<String> names() {
        return Walk.forward(100, p -> engine().tenants().list(p)).stream()
                .map(Tenant::name)
                .toList();
    }

    @Test
    @Rule("N3")
    void a_tenant_can_be_created_once() {
        String name = otherTenant().tenant();

        assertThat(engine().tenants().create(name)).isTrue();
        assertThat(engine().tenants().create(name)).isFalse();
        assertThat(names()).contains(name);
    }

    @Test
    @Rule("N3")
    void an_erased_tenant_is_gone_whole_and_another_is_untouched() {
        Rows rows = Foreign.rows(storage());
        Storage other = otherTenant();
        Rows kept = Foreign.rows(other);
        MessageStream open = messages().stream(rows.conversation(), NewMessage.pending("assistant"));
        open.write("text");

        assertThat(engine().tenants().erase(storage().tenant())).isTrue();

        assertEmpty(storage());
        assertThat(users().get(rows.user())).isEmpty();
        assertThat(messages().get(rows.message())).isEmpty();
        assertThat(names()).doesNotContain(storage().tenant()).contains(other.tenant());
        assertStateConflict(open::flush);
        open.close();
        assertThat(other.messages().get(kept.message())).isPresent();
        assertThat(engine().tenants().erase(storage().tenant())).isFalse();
        assertThat(engine().tenants().erase("never-seen")).isFalse();
    }

    private static void assertEmpty(Storage storage) {
        assertThat(storage.users().list(UserQuery.all()).items()).isEmpty();
        assertThat(storage.conversations().list(ConversationQuery.all()).items())
                .isEmpty();
        assertThat(storage.messages().count(MessageFilter.any())).isZero();
    }

    @Test
    @Rule("N3")
    void no_row_of_an_erased_tenant_is_left_in_any_table() {
        Rows rows = Foreign.rows(storage());
        List<String> ids = List.of(rows.user(), rows.conversation(), rows.message());

        assertThat(engine().tenants().erase(storage().tenant())).isTrue();

        RawTables.of(database()).ifPresent(tables -> {
            try (tables) {
                assertThat(ids)
                        .allSatisfy(id -> assertThat(tables.columnsWith(id)).isEmpty());
                assertThat(tables.columnsWith(storage().tenant())).hasSizeLessThan(2);
            }
        });
    }

    @Test
    @Rule("N3")
    void nothing_can_be_created_in_an_erased_tenant_until_it_is_created_again() {
        newUser("ada");
        engine().tenants().erase(storage().tenant());

        assertStateConflict(() -> newUser("ada"));
        assertStateConflict(() -> users().createAll(List.of(NewUser.unidentified())));
        assertStateConflict(() -> users().findOrCreate(NewUser.withExternalId("ada")));
        assertStateConflict(() -> newConversation());
        assertStateConflict(() -> conversations().createAll(List.of(NewConversation.of("t", "a"))));
        assertEmpty(storage());

        assertThat(engine().tenants().create(storage().tenant())).isTrue();
        assertEmpty(storage());
        assertThat(append(newConversation(newUser("ada")), "text").turn()).isOne();
    }

    @Test
    @Rule("N3")
    void no_write_lands_in_a_tenant_that_is_erased_while_others_write() {
        Storage doomed = storage();
        Rows rows = Foreign.rows(doomed);
        try (Background writers = Background.repeat(4, (thread, round) -> writeUnlessErased(doomed, rows))) {
            assertThat(engine().tenants().erase(doomed.tenant())).isTrue();
            for (int i = 0; i < 20; i++) {
                assertEmpty(doomed);
            }
        }
        assertEmpty(doomed);
        assertThat(names()).doesNotContain(doomed.tenant());
    }

    private static void writeUnlessErased(Storage doomed, Rows rows) {
        try {
            User user =
                    doomed.users().create(NewUser.withEmail(UUID.randomUUID().toString()));
            doomed.conversations().create(NewConversation.of("t", "a").ownedBy(user));
            doomed.messages()
                    .append(rows.conversation(), NewMessage.of("user", "x").from(user));
        } catch (StateConflictException | NotFoundException erased) {
            assertThat(erased).hasMessageContaining(" ");
        }
    }

    @Test
    @Rule("N3")
    void of_many_who_erase_at_once_one_is_told_that_it_existed() {
        newUser("ada");

        List<Outcome<Boolean>> outcomes =
                Race.of(6, i -> engine().tenants().erase(storage().tenant()));

        assertThat(outcomes).extracting(Outcome::get).containsOnlyOnce(true);
    }

    @Test
    @Rule("N3")
    void the_default_tenant_is_a_tenant_like_any_other() {
        assertThat(engine().storage().tenant()).isEqualTo("default");
        User ada = engine().storage().users().create(NewUser.withExternalId("ada"));

        assertThat(engine().storage("default").users().get(ada.id())).contains(ada);
        assertThat(engine().tenants().list(PageRequest.first(1_000)))
                .extracting(Tenant::name)
                .contains("default");
    }
}
