package dev.turnbase.contract;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract: an engine's author extends it, says where a database comes from and what the engine is, and runs
 * it as any test class.
 *
 * <pre>{@code
 * final class MyEngineContractTest extends StorageEngineContract {
 *     @Override
 *     public TestDatabase create() { return new MyDatabase(); }
 *
 *     @Override
 *     public EngineCapabilities capabilities() { return EngineCapabilities.builder().durable(true).build(); }
 * }
 * }</pre>
 *
 * <p>To run one topic by itself, extend its class and implement {@link StorageFixture} there.
 */
public abstract class StorageEngineContract implements StorageFixture {
    /** For subclasses. */
    protected StorageEngineContract() {}

    /** {@link ArchiveContract}. */
    @Nested
    public class Archive extends ArchiveContract {
        /** For JUnit. */
        public Archive() {}
    }

    /** {@link BulkContract}. */
    @Nested
    public class Bulk extends BulkContract {
        /** For JUnit. */
        public Bulk() {}
    }

    /** {@link ClosingContract}. */
    @Nested
    public class Closing extends ClosingContract {
        /** For JUnit. */
        public Closing() {}
    }

    /** {@link ContentionContract}. */
    @Nested
    public class Contention extends ContentionContract {
        /** For JUnit. */
        public Contention() {}
    }

    /** {@link ConversationsContract}. */
    @Nested
    public class Conversations extends ConversationsContract {
        /** For JUnit. */
        public Conversations() {}
    }

    /** {@link CursorContract}. */
    @Nested
    public class Cursor extends CursorContract {
        /** For JUnit. */
        public Cursor() {}
    }

    /** {@link DeletionContract}. */
    @Nested
    public class Deletion extends DeletionContract {
        /** For JUnit. */
        public Deletion() {}
    }

    /** {@link DurabilityContract}. */
    @Nested
    public class Durability extends DurabilityContract {
        /** For JUnit. */
        public Durability() {}
    }

    /** {@link ErrorsContract}. */
    @Nested
    public class Errors extends ErrorsContract {
        /** For JUnit. */
        public Errors() {}
    }

    /** {@link ExactnessContract}. */
    @Nested
    public class Exactness extends ExactnessContract {
        /** For JUnit. */
        public Exactness() {}
    }

    /** {@link ForkContract}. */
    @Nested
    public class Fork extends ForkContract {
        /** For JUnit. */
        public Fork() {}
    }

    /** {@link HistoryContract}. */
    @Nested
    public class History extends HistoryContract {
        /** For JUnit. */
        public History() {}
    }

    /** {@link IdentitiesContract}. */
    @Nested
    public class Identities extends IdentitiesContract {
        /** For JUnit. */
        public Identities() {}
    }

    /** {@link IdsContract}. */
    @Nested
    public class Ids extends IdsContract {
        /** For JUnit. */
        public Ids() {}
    }

    /** {@link InboxContract}. */
    @Nested
    public class Inbox extends InboxContract {
        /** For JUnit. */
        public Inbox() {}
    }

    /** {@link JsonContract}. */
    @Nested
    public class Json extends JsonContract {
        /** For JUnit. */
        public Json() {}
    }

    /** {@link KillContract}. */
    @Nested
    public class Kill extends KillContract {
        /** For JUnit. */
        public Kill() {}
    }

    /** {@link LimitsContract}. */
    @Nested
    public class Limits extends LimitsContract {
        /** For JUnit. */
        public Limits() {}
    }

    /** {@link MergeContract}. */
    @Nested
    public class Merge extends MergeContract {
        /** For JUnit. */
        public Merge() {}
    }

    /** {@link MessagesContract}. */
    @Nested
    public class Messages extends MessagesContract {
        /** For JUnit. */
        public Messages() {}
    }

    /** {@link ModelContract}. */
    @Nested
    public class Model extends ModelContract {
        /** For JUnit. */
        public Model() {}
    }

    /** {@link OpeningContract}. */
    @Nested
    public class Opening extends OpeningContract {
        /** For JUnit. */
        public Opening() {}
    }

    /** {@link PageCostContract}. */
    @Nested
    public class PageCost extends PageCostContract {
        /** For JUnit. */
        public PageCost() {}
    }

    /** {@link PagesContract}. */
    @Nested
    public class Pages extends PagesContract {
        /** For JUnit. */
        public Pages() {}
    }

    /** {@link RefusedTextContract}. */
    @Nested
    public class RefusedText extends RefusedTextContract {
        /** For JUnit. */
        public RefusedText() {}
    }

    /** {@link ReplayContract}. */
    @Nested
    public class Replay extends ReplayContract {
        /** For JUnit. */
        public Replay() {}
    }

    /** {@link StreamEndingContract}. */
    @Nested
    public class StreamEnding extends StreamEndingContract {
        /** For JUnit. */
        public StreamEnding() {}
    }

    /** {@link StreamLeaseContract}. */
    @Nested
    public class StreamLease extends StreamLeaseContract {
        /** For JUnit. */
        public StreamLease() {}
    }

    /** {@link StreamTextContract}. */
    @Nested
    public class StreamText extends StreamTextContract {
        /** For JUnit. */
        public StreamText() {}
    }

    /** {@link StreamsContract}. */
    @Nested
    public class Streams extends StreamsContract {
        /** For JUnit. */
        public Streams() {}
    }

    /** {@link TenantIsolationContract}. */
    @Nested
    public class TenantIsolation extends TenantIsolationContract {
        /** For JUnit. */
        public TenantIsolation() {}
    }

    /** {@link TenantsContract}. */
    @Nested
    public class Tenants extends TenantsContract {
        /** For JUnit. */
        public Tenants() {}
    }

    /** {@link TextContract}. */
    @Nested
    public class Text extends TextContract {
        /** For JUnit. */
        public Text() {}
    }

    /** {@link TimeContract}. */
    @Nested
    public class Time extends TimeContract {
        /** For JUnit. */
        public Time() {}
    }

    /** {@link TransactionMisuseContract}. */
    @Nested
    public class TransactionMisuse extends TransactionMisuseContract {
        /** For JUnit. */
        public TransactionMisuse() {}
    }

    /** {@link TransactionsContract}. */
    @Nested
    public class Transactions extends TransactionsContract {
        /** For JUnit. */
        public Transactions() {}
    }

    /** {@link TurnsContract}. */
    @Nested
    public class Turns extends TurnsContract {
        /** For JUnit. */
        public Turns() {}
    }

    /** {@link UrlContract}. */
    @Nested
    public class Urls extends UrlContract {
        /** For JUnit. */
        public Urls() {}
    }

    /** {@link UsersContract}. */
    @Nested
    public class Users extends UsersContract {
        /** For JUnit. */
        public Users() {}
    }

    /** {@link VersionsContract}. */
    @Nested
    public class Versions extends VersionsContract {
        /** For JUnit. */
        public Versions() {}
    }

    /** {@link WindowContract}. */
    @Nested
    public class Window extends WindowContract {
        /** For JUnit. */
        public Window() {}
    }
}
