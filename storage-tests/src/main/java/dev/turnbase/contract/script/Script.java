package dev.turnbase.contract.script;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserQuery;
import java.util.List;
import java.util.Optional;

/** Steps, and how to find out whether two engines differ on them. */
record Script(List<Step> steps) {
    /** The names that a script knows its tenants by. */
    static final List<String> TENANTS = List.of("a", "b");

    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_LIMIT);

    /**
     * Where two engines differ.
     *
     * @param step the number of the step from 0; the number of steps if it is what is stored after the last
     */
    record Difference(int step, String expected, String actual, String java) {}

    /** Runs the steps on both sides, up to the first difference; then compares all that they store. */
    Optional<Difference> difference(Side model, Side engine) {
        for (int i = 0; i <= steps.size(); i++) {
            String expected = i < steps.size() ? steps.get(i).run(model) : state(model);
            String actual = i < steps.size() ? steps.get(i).run(engine) : state(engine);
            if (!expected.equals(actual)) {
                return Optional.of(
                        new Difference(i, expected, actual, model.text().toString()));
            }
        }
        return Optional.empty();
    }

    /** All that a script's tenants hold, as it is read in every way. */
    private static String state(Side side) {
        StringBuilder state = new StringBuilder();
        for (String tenant : TENANTS) {
            Storage storage = side.storage(tenant);
            List<User> users = storage.users().list(UserQuery.all().page(ALL)).items();
            List<Conversation> conversations = storage.conversations()
                    .list(ConversationQuery.all().page(ALL))
                    .items();
            add(state, side, tenant + " users", users);
            add(state, side, "conversations", conversations);
            add(
                    state,
                    side,
                    "messages",
                    storage.messages().list(MessageQuery.all().page(ALL)));
            add(state, side, "count", storage.messages().count(MessageFilter.any()));
            for (User user : users) {
                add(state, side, "inbox", storage.conversations().inbox(user.id(), InboxScope.ALL, ALL));
            }
            for (Conversation conversation : conversations) {
                add(state, side, "latest", storage.messages().latest(conversation.id(), PageRequest.MAX_LIMIT));
            }
        }
        return state.toString();
    }

    private static void add(StringBuilder state, Side side, String what, Object value) {
        state.append(what).append(": ").append(side.shown().result(value)).append('\n');
    }
}
