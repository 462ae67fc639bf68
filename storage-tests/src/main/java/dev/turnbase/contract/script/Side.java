package dev.turnbase.contract.script;

import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.contract.TestClock;
import dev.turnbase.query.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of the two engines while a script runs on it, with what the script has seen of it so far. Not thread-safe. */
final class Side {
    /** The id of a row that was seen, and how the script comes to it. */
    record Known(Kind kind, String id, String java) {}

    /** An open stream, or one that was, and the script's name for it. */
    record Opened(MessageStream stream, String java) {}

    /** A page that was read, by which call, and the script's name for it. */
    record Held(Call call, List<Object> arguments, String argumentsJava, Page<?> page, String java) {}

    private final StorageEngine engine;
    private final TestClock clock;
    private final String prefix;
    private final Coverage coverage;
    private final Shown shown;
    private final JavaText text = new JavaText();
    private final List<Opened> streams = new ArrayList<>();
    private List<Known> known = new ArrayList<>();
    private List<Held> pages = new ArrayList<>();
    private @Nullable Storage transaction;
    private int depth;
    private int results;

    /**
     * @param prefix of the names of this script's tenants, so that no other script meets them
     */
    Side(StorageEngine engine, TestClock clock, String prefix, Coverage coverage) {
        this.engine = engine;
        this.clock = clock;
        this.prefix = prefix;
        this.coverage = coverage;
        this.shown = new Shown(prefix);
    }

    StorageEngine engine() {
        return engine;
    }

    TestClock clock() {
        return clock;
    }

    Coverage coverage() {
        return coverage;
    }

    Shown shown() {
        return shown;
    }

    /** The script as Java, as far as it has run. */
    JavaText text() {
        return text;
    }

    /** The engine's name for one of the script's tenants. */
    String tenant(String name) {
        return prefix + name;
    }

    Storage storage(String tenant) {
        return engine.storage(tenant(tenant));
    }

    Optional<Storage> transaction() {
        return Optional.ofNullable(transaction);
    }

    /** How many transactions it is inside of. */
    int depth() {
        return depth;
    }

    String nextName() {
        results++;
        return "r" + results;
    }

    /** Runs what is inside of a transaction; what the script comes to know in it is out of sight afterwards. */
    <T> T inside(Storage handle, Supplier<T> work) {
        Storage outer = transaction;
        List<Known> knownBefore = new ArrayList<>(known);
        List<Held> pagesBefore = new ArrayList<>(pages);
        transaction = handle;
        depth++;
        try {
            return work.get();
        } finally {
            depth--;
            transaction = outer;
            known = knownBefore;
            pages = pagesBefore;
        }
    }

    Optional<Known> known(Kind kind, int number) {
        List<Known> some = known.stream().filter(each -> each.kind() == kind).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(number % some.size()));
    }

    Optional<Opened> stream(int number) {
        return streams.isEmpty() ? Optional.empty() : Optional.of(streams.get(number % streams.size()));
    }

    Optional<Held> page(int number) {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(number % pages.size()));
    }

    void hold(Held held) {
        pages.add(held);
    }

    /** Keeps what a later step can refer to; answers whether there is any. */
    boolean note(String name, @Nullable Object result) {
        if (result instanceof MessageStream stream) {
            streams.add(new Opened(stream, name));
            noteRow(stream.message(), name + ".message()");
            return true;
        }
        if (result instanceof Page<?> page) {
            noteRows(page.items(), name + ".items()");
            return true;
        }
        if (result instanceof Optional<?> optional) {
            return optional.map(row -> noteRow(row, name + ".orElseThrow()")).orElse(false);
        }
        return result instanceof List<?> rows ? noteRows(rows, name) : result != null && noteRow(result, name);
    }

    private boolean noteRows(List<?> rows, String java) {
        boolean noted = false;
        for (int i = 0; i < rows.size(); i++) {
            noted |= noteRow(rows.get(i), java + ".get(" + i + ")");
        }
        return noted;
    }

    /** Answers whether the script comes to the row's id by its name for the result only. */
    private boolean noteRow(Object row, String java) {
        Optional<Kind> kind = Kind.of(row);
        String id = kind.isPresent() ? Kind.id(row) : "";
        if (kind.isEmpty()
                || known.stream()
                        .anyMatch(each -> each.kind() == kind.get() && each.id().equals(id))) {
            return false;
        }
        boolean made = Shown.isMade(id);
        known.add(new Known(kind.get(), id, made ? java + ".id()" : Literal.write(id)));
        return made;
    }

    /** Ends the streams that the script has left open. */
    void closeStreams() {
        streams.forEach(opened -> opened.stream().close());
    }
}
