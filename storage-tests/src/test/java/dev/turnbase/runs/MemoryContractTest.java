package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.ClosingContract;
import dev.turnbase.contract.ContentionContract;
import dev.turnbase.contract.DurabilityContract;
import dev.turnbase.contract.ErrorsContract;
import dev.turnbase.contract.KillContract;
import dev.turnbase.contract.OpeningContract;
import dev.turnbase.contract.ReplayContract;
import dev.turnbase.contract.StorageFixture;
import dev.turnbase.contract.StreamEndingContract;
import dev.turnbase.contract.StreamLeaseContract;
import dev.turnbase.contract.StreamTextContract;
import dev.turnbase.contract.StreamsContract;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.contract.TransactionMisuseContract;
import dev.turnbase.contract.TransactionsContract;
import dev.turnbase.contract.TurnsContract;
import dev.turnbase.contract.UrlContract;
import dev.turnbase.contract.WindowContract;
import org.junit.jupiter.api.Nested;

/** The contract on the in-memory reference engine. */
final class MemoryContractTest implements StorageFixture {
    @Override
    public TestDatabase create() {
        return new TestDatabase() {
            @Override
            public String url() {
                return "memory:";
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder().build();
    }

    @Nested
    class Turns extends TurnsContract {}

    @Nested
    class Replay extends ReplayContract {}

    @Nested
    class Window extends WindowContract {}

    @Nested
    class Streams extends StreamsContract {}

    @Nested
    class StreamEnding extends StreamEndingContract {}

    @Nested
    class StreamText extends StreamTextContract {}

    @Nested
    class StreamLease extends StreamLeaseContract {}

    @Nested
    class Transactions extends TransactionsContract {}

    @Nested
    class TransactionMisuse extends TransactionMisuseContract {}

    @Nested
    class Contention extends ContentionContract {}

    @Nested
    class Errors extends ErrorsContract {}

    @Nested
    class Closing extends ClosingContract {}

    @Nested
    class Opening extends OpeningContract {}

    @Nested
    class Urls extends UrlContract {}

    @Nested
    class Durability extends DurabilityContract {}

    @Nested
    class Kill extends KillContract {}
}
