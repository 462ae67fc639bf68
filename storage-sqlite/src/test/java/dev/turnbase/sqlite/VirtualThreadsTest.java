package dev.turnbase.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers wait for a transaction's end at the same time. On a JDK with virtual threads they are virtual, and far more
 * than there are carriers: were a carrier pinned by one that waits, not all of them would get as far.
 */
class VirtualThreadsTest {
    private static final int CALLERS = 200;
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    @Test
    void callers_wait_for_their_turn_without_keeping_a_carrier() throws Exception {
        List<FutureTask<Message>> appends = new ArrayList<>();
        try (StorageEngine engine = StorageEngine.open("file:" + folder.resolve("chat.db"))) {
            Storage storage = engine.storage();
            String conversation = storage.conversations()
                    .create(NewConversation.of("", "agent"))
                    .id();
            Callable<Message> append = () -> storage.messages().append(conversation, NewMessage.of("user", "text"));

            storage.transactionWithoutResult(tx -> {
                Queue<Thread> callers = new ConcurrentLinkedQueue<>();
                for (int i = 0; i < CALLERS; i++) {
                    FutureTask<Message> task = new FutureTask<>(append);
                    appends.add(task);
                    Thread caller = threads().newThread(task);
                    callers.add(caller);
                    caller.start();
                }
                awaitAllWaiting(callers);
            });

            Set<Long> turns = new TreeSet<>();
            for (FutureTask<Message> task : appends) {
                turns.add(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS).turn());
            }
            assertThat(turns)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, CALLERS).boxed().toList());
        }
    }

    private static void awaitAllWaiting(Queue<Thread> callers) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING)) {
            assertThat(System.nanoTime()).as("all wait at the same time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Of virtual threads, if the JDK has them: 21 and later. */
    private static ThreadFactory threads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return Thread::new;
        }
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
