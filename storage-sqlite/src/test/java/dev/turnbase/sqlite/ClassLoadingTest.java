package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a cold start slow is loaded only by those who need it. */
class ClassLoadingTest {
    @TempDir
    private Path folder;

    @Test
    void the_usual_work_on_a_current_database_loads_neither_the_migrator_nor_the_query_builder() throws Exception {
        String url = "file:" + folder.resolve("chat.db");
        StorageEngine.open(url).close();

        List<String> loaded = classesLoadedBy(UsualWork.class, url);

        assertThat(loaded).anyMatch(line -> line.contains(" dev.turnbase.sql.engine.SqlEngine "));
        assertThat(loaded.stream().filter(line -> line.contains(" org.jooq.") || line.contains(" org.flywaydb.")))
                .isEmpty();
    }

    private List<String> classesLoadedBy(Class<?> main, String url) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load=info:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output.txt")))
                .isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.toList();
        }
    }

    /** Appends, reads and streams. */
    static final class UsualWork {
        private UsualWork() {}

        public static void main(String[] args) {
            try (StorageEngine engine = StorageEngine.open(args[0])) {
                Storage storage = engine.storage();
                User ada = storage.users().findOrCreate(NewUser.withExternalId("ada"));
                String conversation = storage.conversations()
                        .create(NewConversation.of("Trip", "agent").ownedBy(ada))
                        .id();
                String id = storage.messages()
                        .append(conversation, NewMessage.of("user", "Hello").from(ada))
                        .id();
                try (MessageStream reply = storage.messages().stream(conversation, NewMessage.pending("assistant"))) {
                    reply.write("Hi");
                    reply.flush();
                    storage.messages().latest(conversation, 10);
                    reply.complete();
                }
                if (storage.messages().get(id).isEmpty()
                        || storage.conversations().open(conversation, 10).isEmpty()) {
                    throw new IllegalStateException("what was written is not there");
                }
                storage.transactionWithoutResult(tx -> tx.conversations().markRead(conversation, 1));
            }
        }
    }
}
