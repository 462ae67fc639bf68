package dev.turnbase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.User;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickstartTest {
    private static final String TALK =
            "Ada: Three days in May?\nGuide: Gladly. 👋🏽 Where from?\nAda: Bern.\nPorter: Mind the step!\n";

    @TempDir
    private Path folder = Path.of("");

    private String url = "";

    @BeforeEach
    void locate() {
        url = "file:" + folder.resolve("chat.db");
    }

    @Test
    void a_transcript_of_standard_input_is_stored_and_read_back() {
        CommandRun run = quickstart(TALK, "--transcript", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "standard input",
                        "  1  Ada: Three days in May?",
                        "  2  Guide: Gladly. 👋🏽 Where from?",
                        "  3  Ada: Bern.",
                        "  4  Porter: Mind the step!",
                        "inbox of Ada",
                        "  standard input  4 messages, 1 unread, last Porter: Mind the step!",
                        "stored 4 messages in 1 conversations; last turn 4");
    }

    @Test
    void the_user_writes_and_all_others_reply() {
        quickstart(TALK, "--transcript", "-");

        try (StorageEngine engine = StorageEngine.open(url)) {
            User ada = engine.storage()
                    .users()
                    .find(UserFilter.any().externalId("Ada"))
                    .orElseThrow();
            List<Message> messages = messagesOfTheOnlyConversation(engine.storage());
            assertThat(messages).extracting(Message::role).containsExactly("user", "assistant", "user", "assistant");
            assertThat(messages).allMatch(message -> message.status() == MessageStatus.COMPLETE);
            assertThat(messages.get(0).authorId()).contains(ada.id());
            assertThat(messages.get(1).replyTo()).contains(messages.get(0).id());
            assertThat(messages.get(3).metadata()).isEqualTo("{\"speaker\":\"Porter\"}");
        }
    }

    @Test
    void a_second_run_continues_the_same_conversation() throws IOException {
        String file = Files.writeString(folder.resolve("trip.txt"), TALK).toString();
        quickstart("", "--transcript", file);

        CommandRun again = quickstart("", "--transcript", file);

        assertThat(again.lastLine()).isEqualTo("stored 4 messages in 1 conversations; last turn 8");
        assertThat(again.lines()).contains("  trip  8 messages, 1 unread, last Porter: Mind the step!");
        try (StorageEngine engine = StorageEngine.open(url)) {
            assertThat(messagesOfTheOnlyConversation(engine.storage()))
                    .extracting(Message::turn)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        }
    }

    @Test
    void runs_at_the_same_time_share_one_conversation_without_a_gap() throws Exception {
        String file = Files.writeString(folder.resolve("trip.txt"), TALK).toString();

        assertThat(codesOfRunsAtOnce(4, file)).containsOnly(ExitCode.OK);

        try (StorageEngine engine = StorageEngine.open(url)) {
            assertThat(messagesOfTheOnlyConversation(engine.storage()))
                    .extracting(Message::turn)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 16).boxed().toList());
        }
    }

    @Test
    void the_shipped_dialogues_are_stored_whole() {
        CommandRun run = quickstart("");

        assertThat(run.lastLine()).isEqualTo("stored 1503 messages in 3 conversations; last turn 320");
        try (StorageEngine engine = StorageEngine.open(url)) {
            for (Transcript transcript : Transcripts.read(null, InputStream.nullInputStream())) {
                assertThat(contentsOf(engine.storage(), transcript.title()))
                        .isEqualTo(transcript.turns().stream()
                                .map(Transcript.Turn::text)
                                .toList());
            }
        }
    }

    @Test
    void a_malformed_line_stores_nothing_and_creates_no_file() {
        CommandRun run = quickstart(TALK + "and so on\n", "--transcript", "-");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("turnbase: standard input, line 5: ");
        assertThat(folder.resolve("chat.db")).doesNotExist();
    }

    @Test
    void a_transcript_that_is_not_there_is_refused() {
        CommandRun run = quickstart("", "--transcript", "nowhere.txt");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("turnbase: --transcript: there is no file nowhere.txt" + System.lineSeparator());
    }

    @Test
    void progress_is_shown_to_those_who_watch() {
        CommandRun run = CommandRun.with(Map.of("DATABASE_URL", url), TALK, true, "quickstart", "--transcript", "-");

        assertThat(run.err()).contains("standard input 1/4", "standard input 4/4");
        assertThat(run.out()).doesNotContain("1/4");
    }

    @Test
    void a_directory_and_a_file_that_is_no_database_cannot_be_opened() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database, but long enough. ".repeat(100));
        for (Path wrong : List.of(folder, text, folder.resolve("missing").resolve("chat.db"))) {
            CommandRun run = CommandRun.of("quickstart", "--db-url", "file:" + wrong);

            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.CANNOT_OPEN);
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    private CommandRun quickstart(String in, String... more) {
        return CommandRun.with(
                Map.of(),
                in,
                Stream.concat(Stream.of("quickstart", "--db-url", url), Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<Integer> codesOfRunsAtOnce(int runs, String file) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            List<Future<CommandRun>> all = IntStream.range(0, runs)
                    .mapToObj(i -> threads.submit(() -> quickstart("", "--transcript", file)))
                    .toList();
            List<Integer> codes = new ArrayList<>();
            for (Future<CommandRun> each : all) {
                codes.add(each.get().code());
            }
            return codes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Message> messagesOfTheOnlyConversation(Storage storage) {
        List<Conversation> all =
                storage.conversations().list(ConversationQuery.all()).items();
        assertThat(all).hasSize(1);
        return storage.messages().list(MessageQuery.of(all.get(0).id())).items();
    }

    private static List<String> contentsOf(Storage storage, String title) {
        Conversation conversation = storage.conversations().list(ConversationQuery.all()).items().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
        MessageQuery all = MessageQuery.of(conversation.id()).page(PageRequest.first(PageRequest.MAX_LIMIT));
        return storage.messages().list(all).items().stream()
                .map(Message::content)
                .toList();
    }
}
