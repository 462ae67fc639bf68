package dev.turnbase.bench.coldopen;

import dev.turnbase.bench.process.ChildJvm;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** The main class of the new processes. It loads what its work needs and nothing else. */
final class Child {
    private static final int URL = 1;
    private static final int PREFIX = 2;
    private static final int USER = 3;
    private static final int PASSWORD = 4;
    private static final int SCRIPT = 5;

    private Child() {}

    /** The arguments for {@link Starter#EMPTY_JVM}. */
    static List<String> nothing() {
        return List.of(Starter.EMPTY_JVM.name());
    }

    /** The arguments for {@link Starter#TURNBASE}. */
    static List<String> turnbase(String url, String prefix) {
        return List.of(Starter.TURNBASE.name(), url, prefix);
    }

    /**
     * The arguments for {@link Starter#JDBC}.
     *
     * @param script makes the tables; empty if they are there
     */
    static List<String> jdbc(String url, String prefix, String user, String password, String script) {
        return List.of(Starter.JDBC.name(), url, prefix, user, password, script);
    }

    /** Reports microseconds from the JVM's start to main, from there until it was open, and from there to the message. */
    public static void main(String[] args) throws Exception {
        long main = System.nanoTime();
        long mainMillis = System.currentTimeMillis();
        try (Opened opened = open(args)) {
            long open = System.nanoTime();
            opened.append();
            long appended = System.nanoTime();
            long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
            ChildJvm.report((mainMillis - startMillis) * 1_000, (open - main) / 1_000, (appended - open) / 1_000);
        }
    }

    private static Opened open(String... args) throws Exception {
        return switch (Starter.valueOf(args[0])) {
            case EMPTY_JVM -> Opened.nothing();
            case TURNBASE -> TurnbaseOpened.open(args[URL], args[PREFIX]);
            case JDBC -> jdbc(args);
        };
    }

    private static Opened jdbc(String... args) throws Exception {
        JdbcOpened opened = JdbcOpened.open(args[URL], args[USER], args[PASSWORD], args[PREFIX]);
        if (!args[SCRIPT].isEmpty()) {
            opened.create(Path.of(args[SCRIPT]));
        }
        return opened;
    }
}
