package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserQuery;
import org.junit.jupiter.api.Test;

class SqlTenantsTest extends StoreTest {
    @Test
    void a_tenant_comes_into_being_with_its_first_user_or_conversation() {
        users.create(NewUser.unidentified());
        new SqlConversations(database, context, "beta").create(NewConversation.of("t", "a"));

        assertThat(tenants.list(PageRequest.first(1)).items())
                .extracting(Tenant::name)
                .containsExactly("acme");
        assertThat(tenants.list(PageRequest.last(1)).items())
                .extracting(Tenant::name)
                .containsExactly("beta");
        assertThat(tenants.list(PageRequest.first(1)).items().get(0).createdAt())
                .isEqualTo(NOW);
        assertThat(tenants.create("acme")).isFalse();
        assertThat(tenants.create("gamma")).isTrue();
    }

    @Test
    void an_erased_tenant_is_empty_and_refuses_new_rows() {
        User ada = users.create(NewUser.withExternalId("ada"));
        String conversation =
                conversations.create(NewConversation.of("t", "a").ownedBy(ada)).id();
        messages.append(conversation, NewMessage.of("user", "x").from(ada));
        messages.stream(conversation, NewMessage.pending("agent")).write("x");

        assertThat(tenants.erase("acme")).isTrue();
        assertThat(tenants.erase("acme")).isFalse();
        assertThat(tenants.erase("nobody")).isFalse();

        assertThat(users.list(UserQuery.all()).items()).isEmpty();
        assertThat(tenants.list(PageRequest.first(5)).items()).isEmpty();
        assertThatThrownBy(() -> users.create(NewUser.unidentified())).isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> users.findOrCreate(NewUser.withExternalId("ada")))
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> conversations.create(NewConversation.of("t", "a")))
                .isInstanceOf(StateConflictException.class);
        assertThatThrownBy(() -> conversations.fork(conversation, 1)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> messages.append(conversation, NewMessage.of("user", "x")))
                .isInstanceOf(NotFoundException.class);
        assertThat(tenants.create("acme")).isTrue();
        assertThat(users.findOrCreate(NewUser.withExternalId("ada")).id()).isNotEqualTo(ada.id());
    }

    @Test
    void rows_of_another_tenant_do_not_exist() {
        User ada = users.create(NewUser.withExternalId("ada"));
        SqlUsers others = new SqlUsers(database, context, "beta");

        assertThat(others.get(ada.id())).isEmpty();
        assertThat(others.delete(ada.id())).isFalse();
        assertThatThrownBy(() -> new SqlConversations(database, context, "beta")
                        .create(NewConversation.of("t", "a").ownedBy(ada)))
                .isInstanceOf(NotFoundException.class);
        assertThat(others.create(NewUser.withExternalId("ada").id(ada.id())).id())
                .isEqualTo(ada.id());
    }
}
