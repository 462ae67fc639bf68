package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.changing;
import static dev.turnbase.mutants.Twist.on;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Users;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.User;
import dev.turnbase.spi.StorageEngineProvider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;

/** Mutants of T6 and T7. */
final class TimeMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "timestamps-in-milliseconds",
                    "T6",
                    "stores timestamps in milliseconds",
                    on(
                            Messages.class,
                            "get",
                            changing(
                                    Message.class,
                                    m -> m.toBuilder()
                                            .createdAt(m.createdAt().truncatedTo(ChronoUnit.MILLIS))
                                            .build()))),
            Mutant.of(
                    "create-answers-nanoseconds",
                    "T6",
                    "answers a new row's time to the nanosecond, of which it stores microseconds",
                    on(
                            Conversations.class,
                            "create",
                            changing(
                                    Conversation.class,
                                    c -> c.toBuilder()
                                            .createdAt(c.createdAt().plusNanos(7))
                                            .build()))),
            Mutant.of(
                    "read-in-local-time",
                    "T6",
                    "reads timestamps as local time of the JVM's zone",
                    on(
                            Messages.class,
                            "latest",
                            changing(
                                    Message.class,
                                    m -> m.toBuilder()
                                            .createdAt(local(m.createdAt()))
                                            .build()))),
            Mutant.of(
                    "created-at-renewed",
                    "T7",
                    "an update sets createdAt anew",
                    on(
                            Users.class,
                            "update",
                            changing(
                                    User.class,
                                    user -> user.toBuilder()
                                            .createdAt(user.updatedAt().plusSeconds(1))
                                            .build()))),
            Mutant.remembering(
                    "updated-at-goes-back",
                    "T7",
                    "an update sets updatedAt to the clock's time, be it earlier than before",
                    TimeMutants::byTheClock));

    private TimeMutants() {}

    private static Instant local(Instant instant) {
        return instant.plusMillis(TimeZone.getDefault().getOffset(instant.toEpochMilli()));
    }

    private static Twist byTheClock() {
        HostClock clock = new HostClock();
        return on(StorageEngineProvider.class, "open", clock::open)
                .and(
                        Conversations.class,
                        "update",
                        changing(
                                Conversation.class,
                                c -> c.toBuilder().updatedAt(clock.now()).build()));
    }
}
