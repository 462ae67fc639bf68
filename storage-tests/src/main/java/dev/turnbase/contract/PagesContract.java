package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.Listing.World;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Tenant;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists are read page by page: every row once, in order, both ways, while others write. */
public abstract class PagesContract extends ContractTest {
    private static final int GROUPS = 6;
    private static final int GROUP_SIZE = 8;

    /** Rows in groups that tie, in the list's ascending order. */
    private List<String> fill(Listing listing, World world) {
        Random random = new Random(11);
        Map<String, String> sorted = new TreeMap<>();
        clock().set(Instant.parse("2026-03-01T12:00:00Z"));
        for (int group = 0; group < GROUPS; group++) {
            clock().advance(Duration.ofMillis(1));
            for (int i = 0; i < GROUP_SIZE; i++) {
                String id = new UUID(random.nextLong(), i).toString();
                listing.kind.add(world, id, group);
                sorted.put(key(listing, group, i, id), id);
            }
        }
        return new ArrayList<>(sorted.values());
    }

    private static String key(Listing listing, int group, int index, String id) {
        if (listing == Listing.MESSAGES_BY_TURN) {
            return group + "/" + index;
        }
        return listing.byGroup ? group + "/" + id : id;
    }

    private static List<String> in(Direction direction, List<String> ascending) {
        List<String> copy = new ArrayList<>(ascending);
        if (direction == Direction.DESCENDING) {
            Collections.reverse(copy);
        }
        return copy;
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule({"P1", "P3"})
    void a_walk_sees_every_row_once_in_order_forward_and_backward(Listing listing) {
        World world = World.in(storage());
        List<String> rows = fill(listing, world);
        for (Direction direction : listing.directions()) {
            for (int limit : new int[] {1, 7, GROUP_SIZE, GROUPS * GROUP_SIZE, PageRequest.MAX_LIMIT}) {
                List<String> expected = in(direction, rows);

                assertThat(mine(rows, Walk.forward(limit, p -> listing.page(world, direction, p))))
                        .isEqualTo(expected);
                assertThat(mine(rows, Walk.backward(limit, p -> listing.page(world, direction, p))))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P1")
    void a_walk_while_others_insert_update_and_delete_sees_every_lasting_row_once(Listing listing) {
        World world = World.in(storage());
        List<String> rows = fill(listing, world);
        try (Background writers = Background.repeat(2, (thread, round) -> disturb(listing, world, rows, round))) {
            for (int round = 0; round < 3; round++) {
                for (Direction direction : listing.directions()) {
                    List<String> expected = in(direction, rows);

                    assertThat(mine(rows, Walk.forward(5, p -> listing.page(world, direction, p))))
                            .isEqualTo(expected);
                    assertThat(mine(rows, Walk.backward(5, p -> listing.page(world, direction, p))))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P1")
    void a_walk_while_a_row_comes_and_goes_between_the_pages_sees_every_lasting_row_once(Listing listing) {
        World world = World.in(storage());
        List<String> rows = fill(listing, world);
        for (Direction direction : listing.directions()) {
            for (int group : List.of(0, GROUPS - 1)) {
                Deque<String> passing = new ArrayDeque<>();

                List<String> seen = Walk.forward(5, p -> {
                    comeOrGo(listing, world, group, passing);
                    return listing.page(world, direction, p);
                });

                assertThat(mine(rows, seen)).isEqualTo(in(direction, rows));
            }
        }
    }

    private static void comeOrGo(Listing listing, World world, int group, Deque<String> passing) {
        if (passing.isEmpty()) {
            passing.add(UUID.randomUUID().toString());
            listing.kind.add(world, passing.element(), group);
        } else {
            assertThat(listing.kind.remove(world, passing.remove())).isTrue();
        }
    }

    private static void disturb(Listing listing, World world, List<String> rows, int round) {
        String passing = UUID.randomUUID().toString();
        listing.kind.add(world, passing, round % GROUPS);
        listing.kind.touch(world, rows.get(round % rows.size()));
        assertThat(listing.kind.remove(world, passing)).isTrue();
    }

    private static List<String> mine(List<String> rows, List<String> seen) {
        return seen.stream().filter(rows::contains).toList();
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P1")
    void a_walk_goes_on_from_a_row_that_was_deleted(Listing listing) {
        World world = World.in(storage());
        List<String> rows = fill(listing, world);
        Direction direction = listing.directions().get(0);
        Page<String> all = listing.page(world, direction, PageRequest.first(PageRequest.MAX_LIMIT));
        List<String> expected = new ArrayList<>(all.items());
        Page<String> page = listing.page(world, direction, PageRequest.first(10));
        String last = page.items().get(9);

        assertThat(rows.contains(last)).isTrue();
        assertThat(listing.kind.remove(world, last)).isTrue();

        Page<String> next = listing.page(
                world, direction, PageRequest.first(5).after(page.next().orElseThrow()));
        assertThat(next.items()).isEqualTo(expected.subList(10, 15));
        Page<String> back = listing.page(
                world, direction, PageRequest.last(5).before(next.previous().orElseThrow()));
        assertThat(back.items()).isEqualTo(expected.subList(4, 9));
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P1")
    void a_page_says_whether_more_rows_follow_or_precede(Listing listing) {
        World world = World.in(storage());
        Direction direction = listing.directions().get(0);
        fill(listing, world);
        int count = listing.page(world, direction, PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .size();

        Page<String> first = listing.page(world, direction, PageRequest.first(10));
        assertThat(first.previous()).isEmpty();
        Page<String> second = listing.page(
                world, direction, PageRequest.first(10).after(first.next().orElseThrow()));
        assertThat(second.previous()).isPresent();
        assertThat(listing.page(world, direction, PageRequest.first(count)).next())
                .isEmpty();
        assertThat(listing.page(world, direction, PageRequest.last(count)).previous())
                .isEmpty();
        Page<String> last = listing.page(world, direction, PageRequest.last(10));
        assertThat(last.next()).isEmpty();
        assertThat(last.previous()).isPresent();
        Page<String> backToFirst = listing.page(
                world, direction, PageRequest.last(10).before(second.previous().orElseThrow()));
        assertThat(backToFirst.items()).isEqualTo(first.items());
        assertThat(backToFirst.previous()).isEmpty();
        assertThat(backToFirst.next()).isPresent();
    }

    @Test
    @Rule("P1")
    void tenants_are_walked_like_any_list() {
        for (int i = 0; i < 12; i++) {
            engine().tenants().create("walk-" + (char) ('a' + i));
        }

        List<Tenant> forward = Walk.forward(5, p -> engine().tenants().list(p));
        List<Tenant> backward = Walk.backward(5, p -> engine().tenants().list(p));

        assertThat(forward).isEqualTo(backward);
        assertThat(forward)
                .extracting(Tenant::name)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains("walk-a", "walk-l");
    }

    @Test
    @Rule("P3")
    void a_limit_of_less_than_one_or_more_than_a_thousand_is_refused() {
        for (int limit : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertInvalid("limit", () -> engine().tenants().list(PageRequest.first(limit)));
            assertInvalid("limit", () -> messages().list(MessageQuery.all().page(PageRequest.last(limit))));
        }
        User ada = newUser("ada");
        for (int limit : new int[] {1, 1_000}) {
            assertThat(users().list(UserQuery.all().page(PageRequest.first(limit)))
                            .items())
                    .containsExactly(ada);
        }
    }

    @Test
    @Rule("P3")
    void a_page_of_a_thousand_has_a_thousand_rows() {
        World world = World.in(storage());
        for (int i = 0; i < 1_001; i++) {
            Listing.MESSAGES_BY_TURN.kind.add(world, "m" + i, 0);
        }

        Page<String> page = Listing.MESSAGES_BY_TURN.page(world, Direction.ASCENDING, PageRequest.first(1_000));

        assertThat(page.items()).hasSize(1_000);
        assertThat(page.next()).isPresent();
    }

    @Test
    @Rule("P3")
    void only_columns_that_are_never_null_can_be_sorted_by() {
        assertThat(UserOrder.values()).containsExactly(UserOrder.CREATED_AT, UserOrder.ID);
        assertThat(ConversationOrder.values())
                .containsExactly(
                        ConversationOrder.CREATED_AT,
                        ConversationOrder.LAST_ACTIVITY,
                        ConversationOrder.TITLE,
                        ConversationOrder.ID);
        assertThat(MessageOrder.values()).containsExactly(MessageOrder.TURN, MessageOrder.ID);
        assertInvalid(
                "order", () -> messages().list(MessageQuery.all().orderBy(MessageOrder.TURN, Direction.ASCENDING)));
        Conversation c = newConversation();
        for (ConversationOrder order : ConversationOrder.values()) {
            assertThat(conversations()
                            .list(ConversationQuery.all().orderBy(order, Direction.ASCENDING))
                            .items())
                    .containsExactly(c);
        }
    }
}
