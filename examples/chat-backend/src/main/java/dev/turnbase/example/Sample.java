package dev.turnbase.example;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationSummary;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.io.PrintStream;
import java.util.List;

/** The sample of the README: one exchange, stored and read back. */
public final class Sample {
    private Sample() {}

    /** Runs it on a database and prints what is read back. */
    public static void run(String url, PrintStream out) {
        // sample: readme
        try (StorageEngine engine = StorageEngine.open(url)) {
            Storage storage = engine.storage();
            User ada = storage.users().findOrCreate(NewUser.withExternalId("ada").name("Ada"));
            Conversation trip = storage.conversations()
                    .create(NewConversation.of("Trip to Lisbon", "travel-agent").ownedBy(ada));

            storage.messages().append(trip.id(), NewMessage.of("user", "Three days in May?").from(ada));
            try (MessageStream reply = storage.messages().stream(trip.id(), NewMessage.pending("assistant"))) {
                reply.write("Gladly. ");
                reply.write("Where do you start from?");
                reply.complete();
            }

            List<Message> window = storage.messages().latest(trip.id(), 20);
            Page<ConversationSummary> inbox = storage.conversations().inbox(ada.id(), PageRequest.first(20));
            window.forEach(message -> out.println(message.turn() + " " + message.role() + ": " + message.content()));
            inbox.forEach(each -> out.println(each.conversation().title() + ": " + each.unreadCount() + " unread"));
        }
        // end
    }
}
