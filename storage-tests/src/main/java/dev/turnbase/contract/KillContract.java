package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process that is killed while it writes: what it acknowledged is there, once and whole, when the database is opened. */
public abstract class KillContract extends ContractTest {
    private static final int MOST_ACKNOWLEDGED = 150;
    private static final int MOST_MILLIS = 60;
    private static final int PROCESSES = 3;

    private StorageEngine open(TestDatabase database) {
        return StorageEngine.open(configured(database).build());
    }

    @Test
    @Rule({"D1", "X1", "X5", "S4"})
    void after_each_kill_at_a_random_moment_every_acknowledged_write_is_there_once() {
        killAgainAndAgain(1, capabilities().server() ? Effort.of(1, 5, 20) : Effort.of(2, 8, 50));
    }

    @Test
    @Rule({"D1", "X1", "X5", "S4"})
    void after_several_processes_that_write_at_once_are_killed_every_acknowledged_write_is_there_once() {
        killAgainAndAgain(capabilities().sharedByProcesses() ? PROCESSES : 1, Effort.of(1, 2, 20));
    }

    private void killAgainAndAgain(int processes, int kills) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestDatabase database = fixture().create()) {
            List<Aftermath> rounds = new ArrayList<>();
            for (int kill = 0; kill < kills; kill++) {
                Aftermath round = new Aftermath("seed " + seed + " kill " + kill, "first" + kill, "second" + kill);
                createConversations(database, round);
                round.printed = printedUntilKilled(database, round, processes, random);
                if (!capabilities().durable()) {
                    assertGone(database, round);
                    return;
                }
                try (StorageEngine engine = open(database)) {
                    round.assertKept(engine.storage());
                }
                rounds.add(round);
            }
            try (StorageEngine engine = open(database)) {
                rounds.forEach(round -> round.assertKept(engine.storage()));
                rounds.forEach(round -> round.assertGoesOn(engine.storage()));
            }
        }
    }

    private void createConversations(TestDatabase database, Aftermath round) {
        try (StorageEngine engine = open(database)) {
            engine.storage()
                    .conversations()
                    .createAll(List.of(
                            NewConversation.of("First", "agent").id(round.first),
                            NewConversation.of("Second", "agent").id(round.second)));
        }
    }

    private List<String> printedUntilKilled(TestDatabase database, Aftermath round, int processes, Random random) {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                children.add(Children.start(
                        database, "load", StorageEngine.DEFAULT_TENANT, round.first, round.second, "p" + i));
            }
            children.forEach(ChildJvm::go);
            children.forEach(child -> work(child, random));
            children.forEach(ChildJvm::kill);
            return children.stream().flatMap(child -> child.lines().stream()).toList();
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    private void work(ChildJvm child, Random random) {
        if (!capabilities().durable()) {
            child.await("broken");
            return;
        }
        child.await("ack", 1 + random.nextInt(MOST_ACKNOWLEDGED));
        assertThat(child.livesFor(Duration.ofMillis(random.nextInt(MOST_MILLIS))))
                .as(child.report())
                .isTrue();
    }

    private void assertGone(TestDatabase database, Aftermath round) {
        assertThat(round.printed).noneMatch(line -> line.startsWith("ack "));
        try (StorageEngine engine = open(database)) {
            assertThat(engine.storage().conversations().get(round.first)).isEmpty();
        }
    }

    /** What a killed child printed, and what must be there of it. */
    private static final class Aftermath {
        private final String name;
        private final String first;
        private final String second;
        private List<String> printed = List.of();

        private Aftermath(String name, String first, String second) {
            this.name = name;
            this.first = first;
            this.second = second;
        }

        private Stream<String[]> lines(String word) {
            return printed.stream().map(line -> line.split(" ")).filter(line -> line[0].equals(word));
        }

        /** A server may still be at what the killed process sent: with both conversations locked, nothing changes. */
        private void assertKept(Storage storage) {
            storage.transactionWithoutResult(tx -> {
                Conversation head = tx.conversations().get(first).orElseThrow();
                Conversation other = tx.conversations().get(second).orElseThrow();
                assertKept(gapless(tx, head), gapless(tx, other));
            });
        }

        private void assertKept(List<Message> inFirst, List<Message> inSecond) {
            Map<String, Message> stored = Stream.concat(inFirst.stream(), inSecond.stream())
                    .collect(Collectors.toMap(Message::id, Function.identity()));

            assertThat(lines("broken")).as(name).isEmpty();
            assertThat(lines("ack")).as(name).isNotEmpty().allSatisfy(ack -> {
                Message message = stored(stored, ack[1]);
                assertThat(message.turn()).as(name).isEqualTo(Long.parseLong(ack[2]));
                assertThat(message.content()).as(name).isEqualTo(ChildLoad.text(ack[1]));
            });
            assertStreams(stored);
            assertThat(halves(inFirst, "left")).as("%s: pairs", name).isEqualTo(halves(inSecond, "right"));
        }

        private List<Message> gapless(Storage storage, Conversation conversation) {
            List<Message> all = storage.messages().latest(conversation.id(), Integer.MAX_VALUE);
            assertThat(all)
                    .as(name)
                    .extracting(Message::turn)
                    .isEqualTo(LongStream.rangeClosed(1, all.size()).boxed().toList());
            assertThat(conversation.lastTurn()).as(name).isEqualTo(all.size());
            return all;
        }

        private void assertStreams(Map<String, Message> stored) {
            lines("streaming").forEach(line -> assertThat(stored).as(name).containsKey(line[1]));
            lines("flushed")
                    .forEach(line -> assertThat(stored(stored, line[1]).content())
                            .as(name)
                            .startsWith(ChildLoad.words(Integer.parseInt(line[2]))));
            lines("completed")
                    .forEach(line -> assertThat(stored(stored, line[1]).status())
                            .as(name)
                            .isEqualTo(MessageStatus.COMPLETE));
        }

        private Message stored(Map<String, Message> all, String id) {
            return Optional.ofNullable(all.get(id)).orElseThrow(() -> new AssertionError(name + ": lost " + id));
        }

        private List<String> halves(List<Message> messages, String half) {
            return messages.stream()
                    .map(Message::id)
                    .filter(id -> id.contains(half))
                    .map(id -> id.replace("left", "").replace("right", ""))
                    .sorted()
                    .toList();
        }

        private void assertGoesOn(Storage storage) {
            long last = storage.conversations().get(first).orElseThrow().lastTurn();
            assertThat(storage.messages()
                            .append(first, NewMessage.of("user", "on"))
                            .turn())
                    .as(name)
                    .isEqualTo(last + 1);
        }
    }
}
