package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalidCursor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.Listing.World;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cursor is bound to its tenant and query, valid in any process, and no secret. */
public abstract class CursorContract extends ContractTest {
    private static final PageRequest TWO = PageRequest.first(2);

    private static World filled(Storage storage) {
        World world = World.in(storage);
        for (Listing.Kind kind : Listing.Kind.values()) {
            for (int i = 0; i < 6; i++) {
                kind.add(world, kind + "-" + i, i);
            }
        }
        return world;
    }

    private static Cursor cursor(Listing listing, World world) {
        return listing.page(world, listing.directions().get(0), TWO).next().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P2")
    void a_cursor_of_another_list_or_direction_or_tenant_is_refused(Listing listing) {
        World world = filled(storage());
        Cursor cursor = cursor(listing, world);
        Direction direction = listing.directions().get(0);
        assertThat(listing.page(world, direction, PageRequest.first(3).after(cursor))
                        .items())
                .hasSize(3);

        for (Listing other : Listing.values()) {
            for (Direction way : other.directions()) {
                if (other != listing || way != direction) {
                    assertInvalidCursor(() -> other.page(world, way, TWO.after(cursor)));
                    assertInvalidCursor(() -> other.page(world, way, TWO.before(cursor)));
                }
            }
        }
        World elsewhere = filled(otherTenant());
        assertInvalidCursor(() -> listing.page(elsewhere, direction, TWO.after(cursor)));
    }

    @Test
    @Rule("P2")
    void a_cursor_of_another_filter_is_refused() {
        World world = filled(storage());
        Cursor users = users().list(UserQuery.all().page(TWO)).next().orElseThrow();
        Cursor all =
                conversations().list(ConversationQuery.all().page(TWO)).next().orElseThrow();
        Cursor turns = messages()
                .list(MessageQuery.of(world.conversation()).page(TWO))
                .next()
                .orElseThrow();
        Cursor inbox = conversations().inbox(world.owner(), TWO).next().orElseThrow();

        assertInvalidCursor(() ->
                users().list(UserQuery.where(UserFilter.any().withoutName()).page(TWO.after(users))));
        assertInvalidCursor(() -> conversations()
                .list(ConversationQuery.where(ConversationFilter.any().archived(false))
                        .page(TWO.after(all))));
        assertInvalidCursor(() -> messages()
                .list(MessageQuery.where(MessageFilter.any()
                                .conversation(world.conversation())
                                .afterTurn(1))
                        .page(TWO.after(turns))));
        assertInvalidCursor(() -> conversations().inbox(world.owner(), InboxScope.ALL, TWO.after(inbox)));
        assertInvalidCursor(() -> conversations().inbox("USER-1", TWO.after(inbox)));
        assertInvalidCursor(() -> engine().tenants().list(TWO.after(users)));
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P2")
    void an_altered_cursor_is_refused(Listing listing) {
        World world = filled(storage());
        Direction direction = listing.directions().get(0);
        String value = cursor(listing, world).value();
        assertThat(value).matches("[A-Za-z0-9_-]+");

        for (int i = 0; i < value.length(); i++) {
            char changed = value.charAt(i) == 'A' ? 'B' : 'A';
            Cursor altered = Cursor.of(value.substring(0, i) + changed + value.substring(i + 1));
            assertInvalidCursor(() -> listing.page(world, direction, TWO.after(altered)));
        }
        for (String other : List.of("", "x", "!!", value + "A", value.substring(1), value + "=", "\u0000", "\u00E9")) {
            assertInvalidCursor(() -> listing.page(world, direction, TWO.before(Cursor.of(other))));
        }
    }

    @Test
    @Rule("P2")
    void a_cursor_is_valid_for_any_engine_of_the_database() {
        World world = filled(storage());
        Cursor cursor = cursor(Listing.USERS_BY_ID, world);
        Page<String> here = Listing.USERS_BY_ID.page(world, Direction.ASCENDING, TWO.after(cursor));
        try (StorageEngine second = StorageEngine.open(configured(database()).build())) {
            World there = new World(second.storage(storage().tenant()), world.owner(), world.conversation());
            Page<String> page =
                    Listing.USERS_BY_ID.page(there, Direction.ASCENDING, TWO.after(Cursor.of(cursor.value())));

            assertThat(page.items()).isEqualTo(capabilities().sharedByProcesses() ? here.items() : List.of());
        }
    }

    @Test
    @Rule("P2")
    void a_cursor_holds_sort_keys_and_nothing_else() {
        World world = filled(storage());
        users().create(NewUser.withEmail("secret-mail").id("0").name("secret-name"));
        conversations()
                .create(NewConversation.of("a", "secret-agent")
                        .id("0")
                        .ownedBy(world.owner())
                        .primer("secret"));
        messages().append(world.conversation(), NewMessage.of("user", "secret").id("0"));

        for (Listing listing : Listing.values()) {
            String bytes = new String(
                    Base64.getUrlDecoder().decode(cursor(listing, world).value()), StandardCharsets.ISO_8859_1);
            assertThat(bytes).as("%s", listing).doesNotContain("secret");
        }
    }
}
