package dev.turnbase.cli;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.cli.Transcript.Turn;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import org.jspecify.annotations.Nullable;

/** Stores a transcript as a chat backend stores a chat: the user's turns whole, all others as replies that arrive by words. */
final class Chat {
    private static final String AGENT = "transcript";

    private final Storage storage;
    private final Progress progress;

    Chat(Storage storage, Progress progress) {
        this.storage = storage;
        this.progress = progress;
    }

    /** Stores all turns, of which the user has read those up to the own last one; answers the last message. */
    Message store(Transcript transcript) {
        User user = storage.users()
                .findOrCreate(NewUser.withExternalId(transcript.user()).name(transcript.user()));
        String conversation = conversation(user, transcript.title()).id();
        Message last = null;
        long read = 0;
        progress.begin(transcript);
        for (Turn turn : transcript.turns()) {
            boolean byUser = turn.speaker().equals(transcript.user());
            last = byUser ? say(conversation, turn, user) : reply(conversation, turn, last);
            read = byUser ? last.turn() : read;
            progress.step();
        }
        storage.conversations().markRead(conversation, read);
        progress.end();
        return requireNonNull(last, "a transcript has a turn");
    }

    /** The user's conversation of this title. Locking the user makes two runs at once agree on one. */
    private Conversation conversation(User user, String title) {
        return storage.transaction(tx -> {
            tx.users().get(user.id());
            return tx.conversations()
                    .find(ConversationFilter.any().owner(user.id()).title(title))
                    .orElseGet(() -> tx.conversations()
                            .create(NewConversation.of(title, AGENT).ownedBy(user)));
        });
    }

    private Message say(String conversation, Turn turn, User user) {
        return storage.messages()
                .append(conversation, NewMessage.of("user", turn.text()).from(user));
    }

    private Message reply(String conversation, Turn turn, @Nullable Message before) {
        NewMessage pending = NewMessage.pending("assistant").metadata(Json.ofSpeaker(turn.speaker()));
        NewMessage answer = before == null ? pending : pending.replyTo(before.id());
        try (MessageStream stream = storage.messages().stream(conversation, answer)) {
            Words.of(turn.text()).forEach(stream::write);
            return stream.complete();
        }
    }
}
