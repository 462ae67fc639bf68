package dev.turnbase.contract.history;

import static dev.turnbase.contract.history.Deed.CREATE_IN_ERASED;
import static dev.turnbase.contract.history.Deed.CREATE_USER;
import static dev.turnbase.contract.history.Deed.ERASE;
import static dev.turnbase.contract.history.Deed.FIND_OR_CREATE;
import static dev.turnbase.contract.history.Deed.LEAVE;
import static dev.turnbase.contract.history.Deed.WALK;

import dev.turnbase.Storage;
import dev.turnbase.model.Message;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.UserFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users and tenants: one for an identity, whole walks, nothing left of who is gone. */
final class UserChecks {
    private static final int ALL = 1_000_000;

    private final Found found;
    private final World world;

    UserChecks(Found found, World world) {
        this.found = found;
        this.world = world;
    }

    void run() {
        checkIdentities();
        found.doneByAbout(CREATE_USER)
                .values()
                .forEach(same -> found.require(same.size() == 1, "several created the same user", same));
        found.done(WALK).forEach(this::checkWalk);
        checkLeavers();
        checkErased();
    }

    private void checkIdentities() {
        for (Map.Entry<String, List<Event>> same :
                found.doneByAbout(FIND_OR_CREATE).entrySet()) {
            String stored = world.storage()
                    .users()
                    .find(UserFilter.any().externalId(same.getKey()))
                    .map(user -> user.id())
                    .orElse("nobody");
            found.require(
                    same.getValue().stream().allMatch(event -> event.answer().equals(stored)),
                    "an identity did not find one user, " + stored,
                    same.getValue());
        }
    }

    private void checkWalk(Event walk) {
        List<String> met = Arrays.asList(walk.answer().split(",", -1));
        found.require(new HashSet<>(met).size() == met.size(), "a walk met a row twice", List.of(walk));
        List<String> missed = new ArrayList<>(standing(walk.round()));
        missed.removeAll(met);
        found.require(missed.isEmpty(), "a walk did not meet " + missed + ", who stood throughout", List.of(walk));
    }

    /** The users who are there before a round and after it. */
    private List<String> standing(int round) {
        int last = found.all().stream().mapToInt(Event::round).max().orElse(round);
        Stream<String> leaveLater = IntStream.rangeClosed(round + 1, last).mapToObj(World::leaver);
        return Stream.of(World.STANDING.stream(), World.OWNERS.stream(), leaveLater)
                .flatMap(Function.identity())
                .toList();
    }

    private void checkLeavers() {
        found.doneByAbout(LEAVE).forEach((leaver, leaves) -> {
            long times = leaves.stream()
                    .filter(leave -> leave.answer().equals("true"))
                    .count();
            found.require(times == 1, "a user was deleted " + times + " times", leaves);
        });
        Storage storage = world.storage();
        for (String conversation : World.CONVERSATIONS) {
            List<Message> stored = storage.messages().latest(conversation, ALL);
            long count = storage.messages().count(MessageFilter.any().conversation(conversation));
            found.require(
                    count == stored.size(),
                    conversation + " has " + stored.size() + " messages, counted " + count,
                    found.done(LEAVE));
            List<String> authors = stored.stream()
                    .flatMap(m -> m.authorId().stream())
                    .distinct()
                    .toList();
            authors.forEach(author -> found.require(
                    storage.users().get(author).isPresent(), "the author " + author + " is gone", found.done(LEAVE)));
        }
    }

    private void checkErased() {
        found.doneByAbout(ERASE).forEach((tenant, erasures) -> {
            Storage erased = world.engine().storage(tenant);
            boolean isEmpty =
                    erased.conversations().list(ConversationQuery.all()).items().isEmpty();
            found.require(isEmpty, "an erased tenant has conversations", erasures);
            long times = erasures.stream()
                    .filter(each -> each.answer().equals("true"))
                    .count();
            found.require(times == 1, "a tenant was erased " + times + " times", erasures);
            List<Event> late = found.doneByAbout(CREATE_IN_ERASED).getOrDefault(tenant, List.of()).stream()
                    .filter(create -> erasures.stream().anyMatch(each -> each.precedes(create)))
                    .toList();
            found.require(late.isEmpty(), "a row was created in a tenant that was erased before", late);
        });
    }
}
