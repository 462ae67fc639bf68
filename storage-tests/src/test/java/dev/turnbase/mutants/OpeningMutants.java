package dev.turnbase.mutants;

import static dev.turnbase.mutants.Twist.on;
import static dev.turnbase.mutants.Twist.refused;

import dev.turnbase.MigrationMode;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.error.MigrationException;
import dev.turnbase.model.NewUser;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.spi.StorageUrl;
import java.time.InstantSource;
import java.util.List;

/** Mutants of O1 to O6, but O4, which takes releases to migrate from. */
final class OpeningMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                            "opening-writes",
                            "O1",
                            "writes a row each time it is opened",
                            on(StorageEngineProvider.class, "open", call -> {
                                StorageEngine engine = call.answered();
                                seed(engine);
                                return engine;
                            }))
                    .on(Base.SQLITE),
            Mutant.of(
                            "inspecting-migrates",
                            "O1",
                            "migrates a database that is only to be looked at",
                            on(StorageEngineProvider.class, "inspect", call -> {
                                provider(call).open(call.argument(0)).close();
                                return call.proceed();
                            }))
                    .on(Base.SQLITE),
            Mutant.of(
                            "validating-migrates",
                            "O1",
                            "migrates though it is only to validate",
                            on(
                                    StorageEngineProvider.class,
                                    "open",
                                    call -> call.proceed(call.<StorageOptions>argument(0).toBuilder()
                                            .migrationMode(MigrationMode.AUTO)
                                            .build())))
                    .on(Base.SQLITE),
            new Mutant(
                    "each-who-finds-it-empty-fills-it",
                    "O2",
                    "each process that finds the database empty fills it, without a lock",
                    Base.SQLITE,
                    true,
                    () -> on(StorageEngineProvider.class, "open", call -> {
                        StorageOptions options = call.argument(0);
                        boolean empty = !provider(call).inspect(options).initialized();
                        StorageEngine engine = call.answered();
                        if (empty) {
                            seed(engine);
                        }
                        return engine;
                    })),
            Mutant.of(
                            "damaged-schema-cannot-open",
                            "O3",
                            "does not say that it is the schema that can't be used",
                            on(StorageEngineProvider.class, "open", refused(MigrationException.class, (call, e) -> {
                                throw new CannotOpenException("the database can't be opened", e);
                            })))
                    .on(Base.SQLITE),
            Mutant.of(
                    "unknown-option-ignored",
                    "O5",
                    "ignores an option of the URL that it does not know",
                    on(StorageEngineProvider.class, "open", refused(InvalidInputException.class, (call, e) -> {
                        StorageOptions options = call.argument(0);
                        StorageUrl url = options.url().orElseThrow();
                        return call.proceed(options.toBuilder()
                                .url(url.scheme() + ":" + url.path())
                                .build());
                    }))),
            Mutant.of(
                            "refused-option-unexplained",
                            "O5",
                            "does not say why an option of other databases is not possible here",
                            on(StorageEngineProvider.class, "open", refused(InvalidInputException.class, (call, e) -> {
                                throw new InvalidInputException("url", "has an option that is not known");
                            })))
                    .on(Base.SQLITE),
            Mutant.of(
                    "environment-is-not-enough",
                    "O6",
                    "wants a clock, which no environment variable gives",
                    on(StorageEngineProvider.class, "open", call -> {
                        if (call.<StorageOptions>argument(0).clock().equals(InstantSource.system())) {
                            throw new CannotOpenException("there is no clock; give one", null);
                        }
                        return call.proceed();
                    })));

    private OpeningMutants() {}

    private static StorageEngineProvider provider(Call call) {
        return call.target();
    }

    private static void seed(StorageEngine engine) {
        Storage storage = engine.storage("seed");
        storage.users().create(NewUser.unidentified());
    }
}
