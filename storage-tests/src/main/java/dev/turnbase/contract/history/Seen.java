package dev.turnbase.contract.history;

import dev.turnbase.model.Conversation;
import java.util.ArrayList;
import java.util.List;

/**
 * The standing conversations at the end of a round, while nobody writes.
 *
 * @param round the round
 */
record Seen(int round, List<Conversation> conversations) {
    static Seen of(World world, int round) {
        List<Conversation> all = new ArrayList<>();
        for (String id : World.CONVERSATIONS) {
            all.add(world.storage().conversations().get(id).orElseThrow());
        }
        return new Seen(round, all);
    }
}
