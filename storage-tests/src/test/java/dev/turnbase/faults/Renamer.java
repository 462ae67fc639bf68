package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives a conversation one title after the other, which nobody else does. */
final class Renamer extends Caller {
    private final Set<String> possible = new HashSet<>(Set.of("Faults"));
    private long least = 1;
    private long most = 1;

    Renamer(Storage storage) {
        super(storage);
    }

    @Override
    Told write(int number) {
        String title = "title " + number;
        Told answer = Told.by(() -> storage()
                .conversations()
                .update(Load.OTHER, ConversationPatch.none().title(title)));
        if (answer == Told.DONE) {
            possible.clear();
            least++;
        }
        if (answer != Told.FAILED) {
            possible.add(title);
            most++;
        }
        return answer;
    }

    /** Each update that was done has raised the version once. */
    @Override
    void assertAsTold(List<Message> messages) {
        Conversation renamed = storage().conversations().get(Load.OTHER).orElseThrow();
        assertThat(possible).contains(renamed.title());
        assertThat(renamed.version()).isBetween(least, most);
    }
}
