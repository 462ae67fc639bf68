package dev.turnbase.example;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.PageRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A chat in the terminal with an agent that repeats what it is told. Every line is stored, every answer streamed; begun
 * again, the conversation goes on. {@code mvn -q compile exec:java}, and {@code -Dexec.args=file:other.db} for another file.
 */
public final class ChatBackend {
    private static final String TITLE = "Echo";

    private final Storage storage;
    private final PrintStream out;

    private ChatBackend(Storage storage, PrintStream out) {
        this.storage = storage;
        this.out = out;
    }

    /** Chats until standard input ends; the argument is the database's URL, {@code file:chat.db} without one. */
    public static void main(String[] args) throws IOException {
        run(args.length == 0 ? "file:chat.db" : args[0], System.in, System.out);
    }

    /** Chats on a database until the input ends. */
    public static void run(String url, InputStream in, PrintStream out) throws IOException {
        try (StorageEngine engine = StorageEngine.open(url)) {
            new ChatBackend(engine.storage(), out)
                    .chat(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }
    }

    private void chat(BufferedReader lines) throws IOException {
        User user = storage.users().findOrCreate(NewUser.withExternalId("ada").name("Ada"));
        Conversation echo = conversationOf(user);
        for (Message earlier : storage.messages().latest(echo.id(), 20)) {
            out.println(earlier.role() + ": " + earlier.content());
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answer(storage.messages().append(echo.id(), NewMessage.of("user", line).from(user)));
        }
        storage.conversations().inbox(user.id(), PageRequest.first(20)).forEach(each -> out.println(
                each.conversation().title() + ": " + each.conversation().messageCount() + " messages"));
    }

    /** Sends the answer token by token, to the terminal and to the database. */
    private void answer(Message question) {
        NewMessage pending = NewMessage.pending("assistant").replyTo(question.id());
        try (MessageStream reply = storage.messages().stream(question.conversationId(), pending)) {
            out.print("assistant: ");
            for (String token : question.content().split("(?<= )")) {
                reply.write(token);
                out.print(token);
            }
            out.println();
            Message answer = reply.complete();
            storage.conversations().markRead(answer.conversationId(), answer.turn());
        }
    }

    private Conversation conversationOf(User user) {
        ConversationFilter wanted = ConversationFilter.any().owner(user.id()).title(TITLE);
        return storage.conversations()
                .find(wanted)
                .orElseGet(() -> storage.conversations()
                        .create(NewConversation.of(TITLE, "echo").ownedBy(user)));
    }
}
