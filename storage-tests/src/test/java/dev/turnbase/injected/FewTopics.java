package dev.turnbase.injected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.ForkContract;
import dev.turnbase.contract.MergeContract;
import dev.turnbase.contract.StorageFixture;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.contract.VersionsContract;
import dev.turnbase.jdbc.Interceptor;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** Topics of the contract that hold just so while something goes wrong that engines absorb. */
abstract class FewTopics implements StorageFixture {
    private final Target target;
    private final Way way;

    FewTopics(Target target, Way way) {
        this.target = target;
        this.way = way;
    }

    @Override
    public final TestDatabase create() {
        Interceptor statements = way.statements(target.wording());
        return target.create(statements, (connection, sql, real) -> real.run(), () -> assertHappened(statements));
    }

    /** At the end of a topic. */
    private static void assertHappened(Interceptor statements) {
        if (statements instanceof Recurring recurring) {
            assertThat(recurring.happened()).isPositive();
        }
    }

    @Override
    public final InstantSource clock() {
        return way.clock();
    }

    @Override
    public final EngineCapabilities capabilities() {
        return EngineCapabilities.builder()
                .durable(true)
                .sharedByProcesses(true)
                .migrated(true)
                .server(target.isServer())
                .build();
    }

    @Nested
    class Merge extends MergeContract {}

    @Nested
    class Versions extends VersionsContract {}

    @Nested
    class Fork extends ForkContract {}
}
