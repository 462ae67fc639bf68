package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.contract.Listing.World;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages cost, pages by number, and pages without their heavy fields. */
public abstract class PageCostContract extends ContractTest {
    private static final int DEPTH = 100_000;
    private static final PageRequest FAR_BEYOND = PageRequest.first(4).skip(Long.MAX_VALUE);

    @Test
    @Rule("P5")
    void a_page_at_depth_100000_costs_what_the_first_one_costs() {
        Conversation c = newConversation();
        for (int i = 0; i <= DEPTH; i += 20_000) {
            messages().appendAll(c.id(), Collections.nCopies(20_000, NewMessage.of("user", "text")));
        }
        database().refreshStatistics();
        MessageQuery query = MessageQuery.of(c.id());
        PageRequest first = PageRequest.first(50);
        Cursor deep = messages().list(query.page(first.skip(DEPTH - 50))).next().orElseThrow();
        assertThat(messages().list(query.page(first.after(deep))).items().get(0).turn())
                .isEqualTo(DEPTH + 1);

        long costOfFirst = best(query.page(first));
        long costOfDeep = best(query.page(first.after(deep)));

        assertThat(costOfDeep).as("nanoseconds").isLessThan(4 * costOfFirst + 1_000_000);
    }

    /** The quickest of many, so that a busy machine does not count. */
    private long best(MessageQuery query) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            long start = System.nanoTime();
            assertThat(messages().list(query).items()).hasSize(50);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    @Rule("P6")
    void skipping_rows_agrees_with_the_walk(Listing listing) {
        World world = World.in(storage());
        for (int i = 0; i < 20; i++) {
            listing.kind.add(world, "row-" + i, i / 5);
        }
        for (Direction direction : listing.directions()) {
            List<String> walked = Walk.forward(3, p -> listing.page(world, direction, p));
            for (int skip : new int[] {0, 1, 7, walked.size() - 1, walked.size(), 1_000}) {
                Page<String> page =
                        listing.page(world, direction, PageRequest.first(4).skip(skip));

                int from = Math.min(skip, walked.size());
                assertThat(page.items()).isEqualTo(walked.subList(from, Math.min(from + 4, walked.size())));
                assertThat(page.next().isPresent()).isEqualTo(skip + 4 < walked.size());
                assertThat(page.previous().isPresent()).isEqualTo(skip > 0 && from < walked.size());
            }
            assertThat(listing.page(world, direction, FAR_BEYOND).items()).isEmpty();
        }
        assertThat(conversations()
                        .inbox(world.owner(), InboxScope.ALL, FAR_BEYOND)
                        .items())
                .isEmpty();
    }

    @Test
    @Rule("P6")
    void a_walk_goes_on_from_a_page_that_was_skipped_to() {
        World world = World.in(storage());
        for (int i = 0; i < 20; i++) {
            Listing.USERS_BY_ID.kind.add(world, "row-" + i, 0);
        }
        List<String> walked = Walk.forward(50, p -> Listing.USERS_BY_ID.page(world, Direction.ASCENDING, p));
        PageRequest four = PageRequest.first(4);

        Page<String> page = Listing.USERS_BY_ID.page(world, Direction.ASCENDING, four.skip(8));
        Page<String> next = Listing.USERS_BY_ID.page(
                world, Direction.ASCENDING, four.after(page.next().orElseThrow()));
        Page<String> previous = Listing.USERS_BY_ID.page(
                world, Direction.ASCENDING, four.before(page.previous().orElseThrow()));

        assertThat(next.items()).isEqualTo(walked.subList(12, 16));
        assertThat(previous.items()).isEqualTo(walked.subList(4, 8));
        assertInvalid("skip", () -> four.skip(-1));
        assertInvalid("skip", () -> PageRequest.last(4).skip(1));
    }

    @Test
    @Rule("P7")
    void messages_are_listed_without_content_and_metadata() {
        Conversation c = newConversation();
        Message whole = append(c, "long");

        Message light = messages()
                .list(MessageQuery.of(c.id()).page(PageRequest.first(1).withoutHeavyFields()))
                .items()
                .get(0);

        assertThat(light.heavyFieldsOmitted()).isTrue();
        assertThatThrownBy(light::content).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(light::metadata).isInstanceOf(IllegalStateException.class);
        assertThat(light.id()).isEqualTo(whole.id());
        assertThat(light.turn()).isEqualTo(whole.turn());
        assertThat(light.role()).isEqualTo(whole.role());
        assertThat(light.createdAt()).isEqualTo(whole.createdAt());
        assertThat(whole.heavyFieldsOmitted()).isFalse();
    }

    @Test
    @Rule("P7")
    void conversations_are_listed_without_primer_context_and_metadata() {
        User ada = newUser("ada");
        Conversation c = conversations()
                .create(NewConversation.of("Trip", "agent").ownedBy(ada).primer("long"));
        append(c, "long");
        PageRequest light = PageRequest.first(1).withoutHeavyFields();

        assertLight(conversations()
                .list(ConversationQuery.all().page(light))
                .items()
                .get(0));
        ConversationSummary summary =
                conversations().inbox(ada.id(), light).items().get(0);
        assertLight(summary.conversation());
        assertThat(summary.lastMessage().orElseThrow().heavyFieldsOmitted()).isTrue();
    }

    private static void assertLight(Conversation c) {
        assertThat(c.heavyFieldsOmitted()).isTrue();
        assertThat(c.title()).isEqualTo("Trip");
        assertThatThrownBy(c::primer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(c::context).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(c::metadata).isInstanceOf(IllegalStateException.class);
    }
}
