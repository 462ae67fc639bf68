package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StateConflictException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What goes wrong when calls overlap, where it takes more than a line. */
final class Races {
    private Races() {}

    private static Optional<User> known(Call call) {
        NewUser user = call.argument(0);
        UserFilter any = UserFilter.any();
        return user.externalId()
                .map(any::externalId)
                .or(() -> user.email().map(any::email))
                .or(() -> user.anonymousId().map(any::anonymousId))
                .flatMap(call.storage().users()::find);
    }

    static @Nullable Object createOrFind(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (AlreadyExistsException e) {
            return known(call).orElseThrow(() -> e);
        }
    }

    static @Nullable Object findThenCreate(Call call) throws Throwable {
        if (known(call).isPresent() || call.<NewUser>argument(0).matchedBy().isEmpty()) {
            return call.proceed();
        }
        Overlap.longPause();
        return call.storage().users().create(call.argument(0));
    }

    static @Nullable Object updateAnyVersion(Call call) throws Throwable {
        ConversationPatch patch = call.argument(1);
        while (true) {
            try {
                return call.proceedWith(1, patch);
            } catch (VersionConflictException e) {
                patch = patch.ifVersion(e.actual());
            }
        }
    }

    /** Calls about one conversation, of which one kind goes wrong beside others. */
    private static Twist beside(String lost, Overlap.Crowded crowded) {
        Overlap overlap = new Overlap();
        return call -> call.type() == Conversations.class
                        && call.answersType() == Conversation.class
                        && call.first() instanceof String id
                ? overlap.of(id, call, each -> each.name().equals(lost) ? crowded.answer(each) : each.proceed())
                : call.proceed();
    }

    static Twist archiveLost() {
        return beside("archive", call -> {
            boolean archived = call.argument(1);
            Conversation done = call.answered();
            call.proceed(done.id(), !archived);
            return done;
        });
    }

    static Twist transferLost() {
        return beside("transfer", call -> {
            Conversation now =
                    call.storage().conversations().get(call.argument(0)).orElseThrow();
            return now.toBuilder().ownerId(call.argument(1)).build();
        });
    }

    static Twist markReadLost() {
        Map<String, Long> kept = new ConcurrentHashMap<>();
        return beside("markRead", call -> {
                    kept.merge(call.argument(0), call.argument(1), Math::min);
                    return call.proceed();
                })
                .and(
                        Conversations.class,
                        "get",
                        Twist.changing(
                                Conversation.class,
                                c -> c.toBuilder()
                                        .lastReadTurn(kept.getOrDefault(c.id(), c.lastReadTurn()))
                                        .build()));
    }

    static @Nullable Object checkThenAppend(Call call) throws Throwable {
        if (call.arity() == 2 || call.<NewMessage>argument(1).id().isPresent()) {
            return call.proceed();
        }
        Conversation now = call.storage().conversations().get(call.argument(0)).orElseThrow();
        if (now.lastTurn() != call.<Long>argument(2)) {
            throw new StateConflictException("the last turn is " + now.lastTurn());
        }
        Overlap.longPause();
        return call.storage().messages().append(call.argument(0), call.argument(1));
    }

    static Twist offsets() {
        Map<String, Long> offsets = new ConcurrentHashMap<>();
        return on(Users.class, "list", call -> {
            UserQuery query = call.argument(0);
            PageRequest asked = query.page();
            if (asked.isBackward()) {
                return call.proceed();
            }
            long offset = asked.cursor().map(c -> offsets.get(c.value())).orElse(asked.skip());
            PageRequest counted = PageRequest.first(asked.limit()).skip(offset);
            if (call.proceed(query.page(counted)) instanceof Page<?> page) {
                page.next()
                        .ifPresent(next ->
                                offsets.put(next.value(), offset + page.items().size()));
                return page;
            }
            return null;
        });
    }

    static Twist cache() {
        AtomicInteger inside = new AtomicInteger();
        Map<String, Conversation> cached = new ConcurrentHashMap<>();
        return on(Storage.class, "transaction", call -> {
                    inside.incrementAndGet();
                    try {
                        Overlap.pause();
                        return call.proceed();
                    } finally {
                        inside.decrementAndGet();
                    }
                })
                .and(Conversations.class, "get", call -> {
                    Optional<Conversation> now = call.answered();
                    Optional<Conversation> before = now.map(c -> cached.put(c.id(), c));
                    return call.inTransaction() && inside.get() > 1 ? before.or(() -> now) : now;
                });
    }

    static Twist landing() {
        AtomicInteger erasing = new AtomicInteger();
        return call -> {
            if (call.is(Tenants.class, "erase")) {
                erasing.incrementAndGet();
                try {
                    return call.proceed();
                } finally {
                    Overlap.longPause();
                    erasing.decrementAndGet();
                }
            }
            return call.name().startsWith("create") && erasing.get() > 0 ? land(call) : call.proceed();
        };
    }

    private static @Nullable Object land(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (StateConflictException e) {
            call.engine().tenants().create(call.tenant());
            return call.proceed();
        }
    }

    static Twist orphans() {
        AtomicInteger deleting = new AtomicInteger();
        AtomicInteger orphans = new AtomicInteger();
        return on(Users.class, "delete", call -> {
                    deleting.incrementAndGet();
                    try {
                        return call.proceed();
                    } finally {
                        Overlap.longPause();
                        deleting.decrementAndGet();
                    }
                })
                .and(Messages.class, "append", call -> {
                    try {
                        return call.proceed();
                    } catch (NotFoundException e) {
                        orphans.addAndGet(deleting.get());
                        throw e;
                    }
                })
                .and(Messages.class, "count", call -> call.<Long>answered() + orphans.get());
    }
}
