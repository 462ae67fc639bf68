package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.rearranging;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Users;
import dev.turnbase.error.InvalidCursorException;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.User;
import dev.turnbase.query.Direction;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Mutants of P1 to P7. */
final class PageMutants {
    private static final int DEEP = 100_000;

    static final List<Mutant> ALL = List.of(
            Mutant.remembering(
                    "cursor-skips-ties",
                    "P1",
                    "a cursor goes on after all rows with the same sort key",
                    PageMutants::skippingTies),
            Mutant.of(
                    "backward-page-reversed",
                    "P1",
                    "answers a page that was asked for backward in backward order",
                    on(
                            Users.class,
                            "list",
                            call -> call.<UserQuery>argument(0).page().isBackward()
                                    ? rearranging(PageMutants::reversed).answer(call)
                                    : call.proceed())),
            Mutant.remembering(
                    "cursor-of-any-query",
                    "P2",
                    "takes a cursor of another query as the beginning",
                    () -> on(Users.class, "list", refused(InvalidCursorException.class, (call, e) -> {
                        UserQuery query = call.argument(0);
                        return call.proceed(
                                query.page(PageRequest.first(query.page().limit())));
                    }))),
            Mutant.remembering(
                            "cursor-of-this-engine-only",
                            "P2",
                            "knows only the cursors that it gave out itself",
                            PageMutants::ownCursors)
                    .on(Base.SQLITE),
            Mutant.of(
                    "inbox-ties-by-id-upward",
                    "P3",
                    "sorts conversations with the same last activity from the first id on, against the order of the inbox",
                    on(Conversations.class, "inbox", rearranging(PageMutants::tiesUpward))),
            Mutant.of(
                    "page-of-a-thousand-cut",
                    "P3",
                    "answers 999 rows where 1,000 are asked for",
                    on(Messages.class, "list", rearranging(rows -> rows.size() < 1_000 ? rows : rows.subList(0, 999)))),
            Mutant.of(
                    "inbox-oldest-first",
                    "P4",
                    "shows the conversation with the latest activity last",
                    on(
                            Conversations.class,
                            "inbox",
                            call -> call.arity() == 2
                                    ? call.proceed()
                                    : rearranging(PageMutants::reversed).answer(call))),
            Mutant.of(
                    "inbox-without-last-message",
                    "P4",
                    "shows conversations without their last message",
                    on(Conversations.class, "inbox", changing(ConversationSummary.class, PageMutants::silent))),
            Mutant.of(
                            "statement-per-conversation",
                            "P4",
                            "asks for the last message of each conversation by a statement of its own",
                            on(Conversations.class, "inbox", call -> {
                                if (call.proceed() instanceof Page<?> page) {
                                    page.forEach(row -> call.storage()
                                            .messages()
                                            .latest(
                                                    ((ConversationSummary) row)
                                                            .conversation()
                                                            .id(),
                                                    1));
                                    return page;
                                }
                                return null;
                            }))
                    .on(Base.SQLITE),
            Mutant.of(
                            "cursor-counts-from-the-start",
                            "P5",
                            "reads a page behind a cursor by skipping the rows before it",
                            on(Messages.class, "list", call -> {
                                MessageQuery query = call.argument(0);
                                if (query.page().cursor().isPresent()) {
                                    call.proceed(query.page(PageRequest.first(1).skip(DEEP)));
                                }
                                return call.proceed();
                            }))
                    .on(Base.SQLITE),
            Mutant.of("skip-off-by-one", "P6", "skips one row too many", on(Users.class, "list", call -> {
                UserQuery query = call.argument(0);
                PageRequest page = query.page();
                return call.proceed(page.skip() == 0 ? query : query.page(page.skip(page.skip() + 1)));
            })),
            Mutant.of(
                    "heavy-fields-listed",
                    "P7",
                    "lists messages with their content though it is to be left out",
                    on(Messages.class, "list", call -> {
                        MessageQuery query = call.argument(0);
                        return call.proceed(query.page(Copies.whole(query.page())));
                    })));

    private PageMutants() {}

    private static List<Object> reversed(List<Object> rows) {
        Collections.reverse(rows);
        return rows;
    }

    private static List<Object> tiesUpward(List<Object> rows) {
        rows.sort(Comparator.<Object, Instant>comparing(
                        row -> ((ConversationSummary) row).conversation().lastActivity())
                .reversed()
                .thenComparing(row -> ((ConversationSummary) row).conversation().id()));
        return rows;
    }

    private static ConversationSummary silent(ConversationSummary summary) {
        return ConversationSummary.builder()
                .conversation(summary.conversation())
                .unreadCount(summary.unreadCount())
                .build();
    }

    private static Twist skippingTies() {
        Map<String, Instant> keys = new ConcurrentHashMap<>();
        return on(Users.class, "list", call -> {
            UserQuery query = call.argument(0);
            Page<User> page = call.answered();
            Instant passed = query.page().cursor().map(c -> keys.get(c.value())).orElse(Instant.MIN);
            page.next().ifPresent(c -> keys.put(c.value(), last(page).createdAt()));
            List<User> rest = new ArrayList<>(page.items());
            if (query.order() == UserOrder.CREATED_AT && query.direction() == Direction.ASCENDING) {
                rest.removeIf(user -> user.createdAt().equals(passed));
            }
            return Page.of(rest, page.next().orElse(null), page.previous().orElse(null));
        });
    }

    private static User last(Page<User> page) {
        return page.items().get(page.items().size() - 1);
    }

    private static Twist ownCursors() {
        Map<String, String> given = new ConcurrentHashMap<>();
        return on(Users.class, "list", call -> {
            UserQuery query = call.argument(0);
            if (query.page().cursor().isPresent()
                    && !given.containsKey(query.page().cursor().get().value())) {
                throw new InvalidCursorException("the cursor is unknown; begin anew");
            }
            Page<User> page = call.answered();
            page.next().ifPresent(c -> given.put(c.value(), ""));
            page.previous().ifPresent(c -> given.put(c.value(), ""));
            return page;
        });
    }
}
