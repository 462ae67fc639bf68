package dev.turnbase.cli;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stores conversations and reads them back, so that a newcomer sees what the library does. */
@Command(
        name = "quickstart",
        description = {
            "Stores conversations, streams their replies word by word, and prints what is stored.",
            "Run again, it continues the same conversations."
        })
final class QuickstartCommand implements Callable<Integer> {
    @Mixin
    private final ConnectionOptions connection;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = {
                "What to store: lines of the form \"speaker: text\", - for standard input.",
                "Who speaks first is the user. Without it, the dialogues that come with the command are stored."
            })
    private @Nullable String transcript;

    private final Console console;

    QuickstartCommand(Console console, Redaction redaction) {
        this.console = console;
        this.connection = new ConnectionOptions(console, redaction);
    }

    @Override
    public Integer call() {
        StorageOptions options = connection.resolve();
        List<Transcript> transcripts = Transcripts.read(transcript, console.in());
        try (StorageEngine engine = StorageEngine.open(options)) {
            run(engine.storage(), transcripts);
        }
        return ExitCode.OK;
    }

    private void run(Storage storage, List<Transcript> transcripts) {
        Chat chat = new Chat(storage, new Progress(console));
        List<Message> last = new ArrayList<>();
        for (Transcript each : transcripts) {
            last.add(chat.store(each));
        }
        print(new Report(storage, console.out()), last);
        int stored = transcripts.stream().mapToInt(each -> each.turns().size()).sum();
        console.out()
                .println("stored " + stored + " messages in " + transcripts.size() + " conversations; last turn "
                        + last.get(last.size() - 1).turn());
    }

    private static void print(Report report, List<Message> last) {
        Set<User> owners = new LinkedHashSet<>();
        for (Message each : last) {
            report.turns(each.conversationId()).ifPresent(owners::add);
        }
        owners.forEach(report::inbox);
    }
}
