package dev.turnbase.sql.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.StorageOptions;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.sql.session.OneConnection;
import dev.turnbase.sql.statement.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotPathTest {
    @TempDir
    Path folder;

    /** A chat turn in a JVM of its own, which says which classes it loads. */
    @Test
    void a_chat_turn_loads_no_class_of_jooq() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChatTurn.class.getName(),
                folder.resolve("chat.db").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.contains(" dev.turnbase.sql.store.Append ")))
                .isNotEmpty();
        assertThat(output.lines().filter(line -> line.contains(" org.jooq."))).isEmpty();
    }

    /** What a host does when a user says something. */
    static final class ChatTurn {
        private ChatTurn() {}

        public static void main(String[] arguments) throws SQLException, IOException {
            try (OneConnection database = new OneConnection(Path.of(arguments[0]))) {
                StoreContext context =
                        new StoreContext(StorageOptions.of("file:unused.db"), new Shapes(new NoDialect(), "chat_"));
                Streams streams = new Streams(database, context);
                SqlConversations conversations = new SqlConversations(database, context, "acme");
                SqlMessages messages = new SqlMessages(database, context, streams, "acme");
                User ada = new SqlUsers(database, context, "acme").findOrCreate(NewUser.withExternalId("ada"));
                String id = conversations
                        .create(NewConversation.of("t", "a").ownedBy(ada))
                        .id();
                String message = messages.append(id, NewMessage.of("user", "hi").from(ada))
                        .id();
                try (var reply = messages.stream(id, NewMessage.pending("agent"))) {
                    reply.write("hello");
                    reply.complete();
                }
                messages.get(message);
                messages.latest(id, 20);
                conversations.open(id, 20);
                streams.closeAll();
            }
        }
    }

    /** Not a lambda, which would load the type that it returns when it is made. */
    private static final class NoDialect implements Supplier<SQLDialect> {
        @Override
        public SQLDialect get() {
            throw new IllegalStateException("a statement is rendered");
        }
    }
}
