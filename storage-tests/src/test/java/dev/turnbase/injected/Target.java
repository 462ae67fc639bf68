package dev.turnbase.injected;

import dev.turnbase.jdbc.Interceptor;
import dev.turnbase.runs.ServerTestDatabase;
import java.util.function.BiFunction;

/** A database product that faults are injected before. */
@SuppressWarnings("ImmutableEnumChecker") // the checker does not know that the functions hold nothing
enum Target {
    SQLITE(Wording.SQLITE, false, Reached::sqlite),
    POSTGRES(Wording.POSTGRES, true, (s, t) -> Reached.server(ServerTestDatabase.postgres(), s, t)),
    MYSQL(Wording.MYSQL, true, (s, t) -> Reached.server(ServerTestDatabase.mysql(), s, t)),
    MARIADB(Wording.MYSQL, true, (s, t) -> Reached.server(ServerTestDatabase.mariadb(), s, t));

    private final Wording wording;
    private final boolean server;
    private final BiFunction<Interceptor, Interceptor, Reached> opening;

    Target(Wording wording, boolean server, BiFunction<Interceptor, Interceptor, Reached> opening) {
        this.wording = wording;
        this.server = server;
        this.opening = opening;
    }

    Wording wording() {
        return wording;
    }

    boolean isServer() {
        return server;
    }

    /** A new database. */
    Reached create(Interceptor statements, Interceptor takes) {
        return create(statements, takes, () -> {});
    }

    /** A new database; something is done when it is closed. */
    Reached create(Interceptor statements, Interceptor takes, Runnable onClose) {
        return opening.apply(statements, takes).closing(onClose);
    }
}
