package dev.turnbase.bench.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The workloads by name, each with its threads. */
@SuppressWarnings("ImmutableEnumChecker") // the checker does not know that the functions hold nothing
public enum Workloads {
    /** One caller, short conversations. */
    APPEND_10(1, run -> new Append(run, 64, 10)),
    /** One caller, longer conversations. */
    APPEND_1000(1, run -> new Append(run, 16, 1_000)),
    /** One caller, long conversations. */
    APPEND_10000(1, run -> new Append(run, 4, 10_000)),
    /** Eight callers over many conversations. */
    APPEND_8_THREADS(8, run -> new Append(run, 64, 10)),
    /** Eight callers on one conversation. */
    APPEND_8_THREADS_ONE(8, run -> new Append(run, 1, 10)),
    /** A crowd over many conversations. */
    APPEND_32_THREADS(32, run -> new Append(run, 64, 10)),
    /** A crowd on one conversation. */
    APPEND_32_THREADS_ONE(32, run -> new Append(run, 1, 10)),
    /** The newest 20 of 10,000. */
    WINDOW(
            1,
            run -> new Reading(
                    run, 10_000, 20, (store, id) -> store.window(id, 20).size())),
    /** A conversation of 10,000 messages, its owner and its newest 20. */
    OPEN(1, run -> new Reading(run, 10_000, 20, (store, id) -> store.open(id, 20))),
    /** 100,000 messages, 100 a page. */
    WALK(1, run -> new Reading(run, 100_000, 100_000, (store, id) -> store.walk(id, 100))),
    /** The newest 20 of 1,000 conversations. */
    INBOX(1, Inbox::new),
    /** An answer in 200 pieces. */
    STREAM(1, Streaming::new),
    /** 10,000 messages in one call. */
    BULK(1, Bulk::new),
    /** A known user by an outside id. */
    FIND_OR_CREATE(1, FindOrCreate::new),
    /** A chat's turn, from who asks to the end of the answer. */
    SEND(1, Send::new),
    /** A conversation from one user to another. */
    TRANSFER(1, Transfer::new),
    /** A conversation of 100 messages, made and deleted. */
    DELETE(1, Delete::new);

    private final int threads;
    private final Function<String, Workload> maker;

    Workloads(int threads, Function<String, Workload> maker) {
        this.threads = threads;
        this.maker = maker;
    }

    /** How many callers it has. */
    public int threads() {
        return threads;
    }

    /**
     * A new one.
     *
     * @param run a name that no other one has
     */
    public Workload make(String run) {
        return maker.apply(run);
    }

    /** The name in commands and tables. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The workloads with these titles; all of them if there are no titles. */
    public static List<Workloads> chosen(List<String> titles) {
        return titles.isEmpty()
                ? List.of(values())
                : titles.stream().map(Workloads::titled).toList();
    }

    /** The workload with a title. */
    @JsonCreator
    public static Workloads titled(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload \"" + title + "\"; there are "
                        + Arrays.stream(values()).map(Workloads::title).collect(Collectors.joining(", "))));
    }
}
