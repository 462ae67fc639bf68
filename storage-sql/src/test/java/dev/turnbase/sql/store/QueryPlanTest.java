package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationOrder;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Direction;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageOrder;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is documented as served by an index is not sorted, and nothing is read whole. */
class QueryPlanTest extends StoreTest {
    private String ada = "";

    @BeforeEach
    void createConversations() {
        ada = users.create(NewUser.withExternalId("ada")).id();
        for (int i = 0; i < 3; i++) {
            conversations.create(NewConversation.of("t", "a").ownedBy(ada));
        }
        database.takeStatements();
    }

    @Test
    void lists_in_an_indexed_order_are_not_sorted() {
        for (Direction direction : Direction.values()) {
            users.list(UserQuery.all().orderBy(UserOrder.CREATED_AT, direction));
            users.list(UserQuery.all().orderBy(UserOrder.ID, direction));
            conversations.list(ConversationQuery.all().orderBy(ConversationOrder.CREATED_AT, direction));
            conversations.list(ConversationQuery.all().orderBy(ConversationOrder.ID, direction));
            conversations.list(
                    ConversationQuery.where(ConversationFilter.any().owner(ada).archived(false))
                            .orderBy(ConversationOrder.LAST_ACTIVITY, direction));
            messages.list(MessageQuery.all().orderBy(MessageOrder.ID, direction));
            messages.list(MessageQuery.of("c").orderBy(MessageOrder.TURN, direction));
        }

        assertSearchedWithoutSorting();
    }

    @Test
    void pages_from_a_place_are_not_sorted() {
        var page = conversations.list(ConversationQuery.all().page(PageRequest.first(1)));
        conversations.list(ConversationQuery.all()
                .page(PageRequest.first(1).after(page.next().orElseThrow())));
        var inbox = conversations.inbox(ada, PageRequest.first(1));
        conversations.inbox(ada, PageRequest.first(1).after(inbox.next().orElseThrow()));
        conversations.inbox(ada, InboxScope.ARCHIVED, PageRequest.last(1));
        conversations.open("c", 20);
        messages.latest("c", 20);

        assertSearchedWithoutSorting();
    }

    @Test
    void an_inbox_of_all_kinds_sorts_no_more_than_a_page() throws SQLException {
        conversations.inbox(ada, InboxScope.ALL, PageRequest.first(1));

        String sql = database.takeStatements().get(0);
        assertThat(plan(sql)).noneMatch(step -> step.startsWith("SCAN chat_"));
    }

    private void assertSearchedWithoutSorting() {
        assertThat(database.takeStatements())
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(plan(sql))
                        .as(sql)
                        .noneMatch(step -> step.contains("TEMP B-TREE"))
                        .noneMatch(step -> step.startsWith("SCAN chat_")));
    }

    private List<String> plan(String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (PreparedStatement statement = database.connection().prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet plan = statement.executeQuery()) {
            while (plan.next()) {
                steps.add(plan.getString("detail"));
            }
        }
        return steps;
    }
}
