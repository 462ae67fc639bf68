package dev.turnbase.contract.history;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewUser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the workers meet: rows of one tenant that stand throughout, and rows for a single round.
 *
 * @param tenant the tenant's name
 */
public record World(StorageEngine engine, String tenant) {
    static final List<String> CONVERSATIONS = List.of("left", "right");
    static final List<String> OWNERS = List.of("owner-0", "owner-1");
    static final String VERSIONED = "versioned";
    static final String COUNTER = "counter";
    static final List<String> STANDING =
            IntStream.range(0, 12).mapToObj(i -> "standing-" + (char) ('a' + i)).toList();

    Storage storage() {
        return engine.storage(tenant);
    }

    /** The tenant that is erased in a round. */
    String erased(int round) {
        return tenant + "-erased-" + round;
    }

    static String leaver(int round) {
        return "leaver-" + round;
    }

    static String gone(int round) {
        return "gone-" + round;
    }

    /** Creates what the workers meet on in so many rounds. */
    public void create(int rounds) {
        List<NewUser> users = new ArrayList<>();
        List<NewConversation> conversations = new ArrayList<>();
        List.of(OWNERS, STANDING)
                .forEach(ids ->
                        ids.forEach(id -> users.add(NewUser.unidentified().id(id))));
        CONVERSATIONS.forEach(
                id -> conversations.add(NewConversation.of("", "agent").id(id).ownedBy(OWNERS.get(0))));
        conversations.add(NewConversation.of("0", "agent").id(COUNTER));
        conversations.add(NewConversation.of("0", "agent").id(VERSIONED));
        for (int round = 0; round < rounds; round++) {
            users.add(NewUser.unidentified().id(leaver(round)));
            conversations.add(NewConversation.of("", "agent").id(gone(round)));
            boolean unused = engine.tenants().create(erased(round));
        }
        storage().users().createAll(users);
        storage().conversations().createAll(conversations);
    }
}
