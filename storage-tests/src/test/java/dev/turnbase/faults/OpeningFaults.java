package dev.turnbase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Secret;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Engines that can't be opened. */
abstract class OpeningFaults extends FaultTest {
    private static final Duration BOUND = Duration.ofSeconds(8);

    OpeningFaults(Ways ways) {
        super(ways);
    }

    @Test
    void a_server_that_is_not_there_is_UNAVAILABLE() {
        scene().near().cut();

        Failure.of(ErrorCode.UNAVAILABLE, Set.of(ways().refused()), () -> scene().open());

        scene().near().restore();
        scene().open().close();
    }

    @Test
    void a_server_that_says_nothing_is_UNAVAILABLE_in_time() {
        scene().near().blackHole();
        long begun = System.nanoTime();

        Failure.of(ErrorCode.UNAVAILABLE, () -> scene().open());

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        scene().near().restore();
        scene().open().close();
    }

    @Test
    void a_wrong_password_CANNOT_OPEN() {
        StorageOptions wrong = scene().options()
                .credentials(scene().user(), Secret.of(Scene.PASSWORD + "!"))
                .build();

        assertThat(Failure.of(ErrorCode.CANNOT_OPEN, Set.of(ways().badCredentials()), () -> StorageEngine.open(wrong)))
                .hasMessageContaining("password");
    }

    @Test
    void a_missing_user_CANNOT_OPEN() {
        StorageOptions nobody = scene().options()
                .credentials("nobody", Secret.of(Scene.PASSWORD))
                .build();

        Failure.of(ErrorCode.CANNOT_OPEN, Set.of(ways().badCredentials()), () -> StorageEngine.open(nobody));
    }

    @Test
    void a_missing_database_CANNOT_OPEN() {
        String url = scene().url().replace(scene().databaseName(), "nowhere");
        StorageOptions nowhere = scene().options(url).build();

        assertThat(Failure.of(ErrorCode.CANNOT_OPEN, ways().unknownDatabase(), () -> StorageEngine.open(nowhere)))
                .hasMessageContaining("nowhere");
    }

    @Test
    void a_server_without_a_free_connection_is_UNAVAILABLE() {
        try (FullServer full = FullServer.of(scene())) {
            Failure.of(ErrorCode.UNAVAILABLE, Set.of(ways().tooManyConnections()), () -> scene().open());
        }
        scene().open().close();
    }
}
