package dev.turnbase.faults;

import dev.turnbase.servers.TcpProxy;
import dev.turnbase.servers.TcpProxy.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a connection is lost at one packet. */
enum PacketLoss {
    /** The server never sees the packet, and its side of the connection is reset. */
    BEFORE {
        @Override
        Verdict at(Scene scene) {
            return Verdict.CUT_BEFORE;
        }
    },
    /** The server does what the packet says, but the answer is lost. */
    AFTER {
        @Override
        Verdict at(Scene scene) {
            return Verdict.CUT_AFTER;
        }
    },
    /** The server never sees the packet, and its side of the connection stays open. */
    HELD {
        @Override
        Verdict at(Scene scene) {
            resetClients(scene);
            return Verdict.HOLD;
        }
    },
    /** The server sees the packet when the client has long been told that the connection is lost. */
    LATE {
        @Override
        Verdict at(Scene scene) {
            resetClients(scene);
            LockSupport.parkNanos(LATENESS.toNanos());
            return Verdict.FORWARD;
        }
    };

    /** COMMIT as a statement: neither the isolation level nor a name in lower case. */
    private static final Pattern COMMIT = Pattern.compile("COMMIT(?!TED)");

    private static final Duration LATENESS = Duration.ofMillis(400);

    abstract Verdict at(Scene scene);

    private static void resetClients(Scene scene) {
        scene.near().cut();
        scene.near().restore();
    }

    /** Loses the connection once, at the first packet that carries a statement COMMIT. */
    Armed atCommit(Scene scene) {
        return arm(
                scene,
                bytes -> COMMIT.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                        .find());
    }

    /** Loses the connection once, at the first packet that carries a text. */
    Armed atText(Scene scene, String text) {
        return arm(scene, bytes -> TcpProxy.contains(bytes, text));
    }

    private Armed arm(Scene scene, Predicate<byte[]> packet) {
        AtomicBoolean met = new AtomicBoolean();
        CountDownLatch decided = new CountDownLatch(1);
        scene.far().onPacket(bytes -> {
            if (!packet.test(bytes) || !met.compareAndSet(false, true)) {
                return Verdict.FORWARD;
            }
            Verdict verdict = at(scene);
            decided.countDown();
            return verdict;
        });
        return new Armed(decided);
    }

    /** A loss that is to come. */
    record Armed(CountDownLatch decided) {
        /** Waits until it has come, a late packet's being forwarded included; false if it did not. */
        boolean hasHappened() throws InterruptedException {
            return decided.await(30, TimeUnit.SECONDS);
        }
    }
}
