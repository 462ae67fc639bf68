package dev.turnbase.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.model.Message;
import dev.turnbase.model.MessageStatus;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.ConversationQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Streams whose process dies, whose lease is lost, or that two want to write; and those that live. */
public abstract class StreamLeaseContract extends ContractTest {
    private static final Duration WHILE = Duration.ofMillis(Effort.of(500, 1_000, 4_000));
    private static final Duration HEARTBEAT = Duration.ofMillis(50);
    private static final Duration DEAD = HEARTBEAT.multipliedBy(3);
    /** Longer than a busy machine keeps a heart from beating. */
    private static final Duration SAFE = Duration.ofSeconds(30);

    private static final String NEVER = "PT1H";
    private static final String RECOVERED = "the stream's heartbeat stopped; recovered";

    @Override
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options.streamHeartbeat(HEARTBEAT).streamFlushInterval(Duration.ofHours(1));
    }

    private String conversation(Storage storage) {
        return storage.conversations()
                .create(NewConversation.of("Leases", "agent"))
                .id();
    }

    private static NewMessage reply(String id) {
        return NewMessage.pending("assistant").id(id);
    }

    /** A child that holds an open stream with this id, or says why it can't; its heart beats once. */
    private ChildJvm holder(Storage storage, String conversation, String id) {
        ChildJvm child = Children.start(database(), "stream", storage.tenant(), conversation, NEVER);
        child.go();
        child.send(id);
        if (capabilities().sharedByProcesses()) {
            child.await("flushed");
        }
        return child;
    }

    private List<Message> recovered(Storage storage) {
        return Patience.until(
                "the dead streams are recovered",
                () -> storage.messages().recoverPending(DEAD),
                found -> !found.isEmpty());
    }

    @Test
    @Rule("S4")
    void after_its_process_died_a_stream_is_recovered_with_its_flushed_text() {
        String c = conversation(storage());
        try (ChildJvm child = holder(storage(), c, "reply")) {
            child.kill();
        }
        if (!capabilities().sharedByProcesses()) {
            assertThat(messages().get("reply")).isEmpty();
            assertThat(messages().recoverPending(DEAD)).isEmpty();
            assertThat(conversations().get(c)).isPresent();
            return;
        }
        Message before = messages().get("reply").orElseThrow();
        assertThat(before.content()).isEqualTo(ChildStream.FLUSHED);
        assertThat(before.status()).isEqualTo(MessageStatus.PENDING);

        List<Message> recovered = recovered(storage());

        Message after = messages().get("reply").orElseThrow();
        assertThat(recovered).containsExactly(after);
        assertThat(after.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(after.statusReason()).contains(RECOVERED);
        assertThat(after.content()).isEqualTo(ChildStream.FLUSHED);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(messages().recoverPending(DEAD)).isEmpty();
    }

    @Test
    @Rule({"S4", "N1"})
    void recovery_is_per_tenant_and_per_engine() {
        Storage other = otherTenant();
        Storage without = otherTenant();
        conversation(without);
        try (ChildJvm one = holder(storage(), conversation(storage()), "b");
                ChildJvm two = holder(storage(), conversation(storage()), "a");
                ChildJvm three = holder(other, conversation(other), "c")) {
            List.of(one, two, three).forEach(ChildJvm::kill);
        }
        assertThat(without.messages().recoverPending(DEAD)).isEmpty();
        Map<String, List<Message>> recovered = recoverUntilFound(capabilities().sharedByProcesses() ? 3 : 0);

        assertThat(recovered.keySet()).doesNotContain(without.tenant());
        if (capabilities().sharedByProcesses()) {
            assertThat(recovered.get(storage().tenant()))
                    .extracting(Message::id)
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(recovered.get(other.tenant())).extracting(Message::id).containsExactly("c");
        } else {
            assertThat(recovered).isEmpty();
        }
        assertThat(conversations().list(ConversationQuery.all()).items()).hasSize(2);
    }

    private Map<String, List<Message>> recoverUntilFound(int wanted) {
        Map<String, List<Message>> all = new TreeMap<>();
        Patience.until("all dead streams are recovered", () -> {
            engine().recoverPending(DEAD).forEach((tenant, found) -> {
                assertThat(found).isNotEmpty().extracting(Message::id).isSorted();
                all.computeIfAbsent(tenant, t -> new ArrayList<>()).addAll(found);
            });
            return all.values().stream().mapToInt(List::size).sum() >= wanted;
        });
        return all;
    }

    @Test
    @Rule("S4")
    void less_than_three_heartbeats_is_refused() {
        for (Duration tooShort : List.of(DEAD.minusMillis(1), Duration.ZERO, Duration.ofSeconds(-1))) {
            Refusals.assertInvalid("olderThan", () -> messages().recoverPending(tooShort));
            Refusals.assertInvalid("olderThan", () -> engine().recoverPending(tooShort));
        }
        assertThat(messages().recoverPending(DEAD)).isEmpty();
        assertThat(messages().recoverPending(Duration.ofDays(1))).isEmpty();
    }

    @Test
    @Rule("S4")
    void a_live_stream_is_never_recovered_though_nobody_writes() {
        Duration old = Duration.ofSeconds(2);
        try (MessageStream stream = messages().stream(conversation(storage()), reply("alive"))) {
            stream.write("alive");
            stream.flush();

            Patience.during(old.plus(WHILE), () -> {
                assertThat(messages().recoverPending(old)).isEmpty();
                assertThat(engine().recoverPending(old)).isEmpty();
            });

            assertThat(messages().get("alive").orElseThrow().status()).isEqualTo(MessageStatus.PENDING);
            assertThat(stream.complete().content()).isEqualTo("alive");
        }
    }

    @Test
    @Rule("S4")
    void a_live_stream_is_not_recovered_though_the_hosts_clock_jumps() {
        try (MessageStream stream = messages().stream(conversation(storage()), reply("alive"))) {
            for (Duration jump : List.of(Duration.ofDays(1), Duration.ofDays(-2))) {
                clock().advance(jump);
                stream.write("on ");
                stream.flush();
                clock().advance(jump);

                assertThat(messages().recoverPending(SAFE)).isEmpty();
                assertThat(engine().recoverPending(SAFE)).isEmpty();
            }

            assertThat(stream.complete().content()).isEqualTo("on on ");
        }
    }

    @Test
    @Rule("S5")
    void a_second_opener_is_refused_and_the_first_goes_on() {
        String c = conversation(storage());
        try (MessageStream stream = messages().stream(c, reply("reply"));
                StorageEngine second = StorageEngine.open(configured(database()).build())) {
            Refusals.assertStateConflict(() -> messages().stream(c, reply("reply")));
            if (capabilities().sharedByProcesses()) {
                Storage there = second.storage(storage().tenant());
                Refusals.assertStateConflict(() -> there.messages().stream(c, reply("reply")));
            }
            stream.write("mine");

            assertThat(stream.complete().content()).isEqualTo("mine");
        }
        assertThat(messages().latest(c, 10)).hasSize(1);
    }

    @Test
    @Rule("S5")
    void a_second_opener_in_another_process_is_refused() {
        String c = conversation(storage());
        try (MessageStream stream = messages().stream(c, reply("reply"));
                ChildJvm child = Children.start(database(), "stream", storage().tenant(), c, NEVER)) {
            child.go();
            child.send("reply");
            assertThat(child.await("outcome"))
                    .isEqualTo(capabilities().sharedByProcesses() ? "STATE_CONFLICT" : "NOT_FOUND");
            assertThat(child.exitCode()).isZero();

            assertThat(stream.complete().content()).isEmpty();
        }
        assertThat(messages().latest(c, 10)).hasSize(1);
    }

    @Test
    @Rule("S5")
    void of_many_openers_of_one_id_one_writes() {
        String c = conversation(storage());

        List<Outcome<MessageStream>> outcomes = Race.of(16, thread -> messages().stream(c, reply("reply")));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(outcomes).filteredOn(o -> !o.succeeded()).allSatisfy(o -> Refusals.assertStateConflict(o::orThrow));
        outcomes.stream().filter(Outcome::succeeded).forEach(o -> o.get().complete());
        assertThat(messages().latest(c, 10)).hasSize(1);
    }

    @Test
    @Rule("S5")
    void a_writer_in_this_process_whose_lease_was_recovered_writes_nothing_more() {
        StorageOptions stalled =
                configured(database()).streamHeartbeat(Duration.parse(NEVER)).build();
        try (StorageEngine slow = StorageEngine.open(stalled)) {
            Storage there = slow.storage(storage().tenant());
            MessageStream stream = there.messages().stream(conversation(there), reply("reply"));
            stream.write("before");
            stream.flush();
            if (!capabilities().sharedByProcesses()) {
                assertThat(messages().recoverPending(DEAD)).isEmpty();
                assertThat(stream.complete().content()).isEqualTo("before");
                return;
            }
            Message recovered = recovered(storage()).get(0);
            assertThat(recovered.content()).isEqualTo("before");
            assertLost(stream);

            assertThat(messages().get("reply")).contains(recovered);
        }
    }

    private static void assertLost(MessageStream stream) {
        stream.write(" and after");
        Refusals.assertStateConflict(stream::flush);
        assertThatThrownBy(() -> stream.write("more")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stream::complete).isInstanceOf(IllegalStateException.class);
        stream.close();
    }

    @Test
    @Rule("S5")
    void a_writer_in_another_process_whose_lease_was_recovered_writes_nothing_more() {
        String c = conversation(storage());
        try (ChildJvm child = holder(storage(), c, "reply")) {
            if (!capabilities().sharedByProcesses()) {
                assertThat(child.await("outcome")).isEqualTo("NOT_FOUND");
                return;
            }
            Message recovered = recovered(storage()).get(0);
            child.send("write on");

            assertThat(child.await("outcome")).isEqualTo("STATE_CONFLICT");
            assertThat(child.exitCode()).isZero();
            assertThat(messages().get("reply")).contains(recovered);
        }
    }

    @Test
    @Rule("S5")
    void a_flush_without_text_finds_out_that_the_lease_is_lost() {
        String c = conversation(storage());
        try (MessageStream stream = messages().stream(c, reply("reply"))) {
            messages().delete("reply");

            Refusals.assertStateConflict(stream::flush);
        }
    }

    @Test
    @Rule({"S5", "C8"})
    void a_writer_whose_message_or_conversation_or_tenant_is_gone_writes_nothing_more() {
        String c = conversation(storage());
        MessageStream one = messages().stream(c, reply("one"));
        MessageStream two = messages().stream(c, reply("two"));
        Storage erased = otherTenant();
        MessageStream three = erased.messages().stream(conversation(erased), reply("three"));

        messages().delete("one");
        assertLost(one);
        conversations().delete(c);
        two.write("lost");
        Refusals.assertStateConflict(two::complete);
        two.close();
        engine().tenants().erase(erased.tenant());
        assertLost(three);

        assertThat(messages().get("one")).isEmpty();
        assertThat(messages().get("two")).isEmpty();
        assertThat(erased.messages().get("three")).isEmpty();
    }
}
