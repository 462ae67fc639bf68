package dev.turnbase.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

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
 * <p>Each topic has its name for a tag: {@code mvn test -Dgroups=Text} runs {@link TextContract} alone, and
 * {@code -Dgroups='Users | Ids'} two topics.
 */
@ExtendWith(ConformanceReport.class)
public abstract class StorageEngineContract implements StorageFixture {
    /** For subclasses. */
    protected StorageEngineContract() {}

    /** {@link ArchiveContract}. */
    @Nested
    @Tag("Archive")
    public class Archive extends ArchiveContract {
        /** For JUnit. */
        public Archive() {}
    }

    /** {@link BulkContract}. */
    @Nested
    @Tag("Bulk")
    public class Bulk extends BulkContract {
        /** For JUnit. */
        public Bulk() {}
    }

    /** {@link ClosingContract}. */
    @Nested
    @Tag("Closing")
    public class Closing extends ClosingContract {
        /** For JUnit. */
        public Closing() {}
    }

    /** {@link ContentionContract}. */
    @Nested
    @Tag("Contention")
    public class Contention extends ContentionContract {
        /** For JUnit. */
        public Contention() {}
    }

    /** {@link ConversationsContract}. */
    @Nested
    @Tag("Conversations")
    public class Conversations extends ConversationsContract {
        /** For JUnit. */
        public Conversations() {}
    }

    /** {@link CursorContract}. */
    @Nested
    @Tag("Cursor")
    public class Cursor extends CursorContract {
        /** For JUnit. */
        public Cursor() {}
    }

    /** {@link DeletionContract}. */
    @Nested
    @Tag("Deletion")
    public class Deletion extends DeletionContract {
        /** For JUnit. */
        public Deletion() {}
    }

    /** {@link DurabilityContract}. */
    @Nested
    @Tag("Durability")
    public class Durability extends DurabilityContract {
        /** For JUnit. */
        public Durability() {}
    }

    /** {@link ErrorsContract}. */
    @Nested
    @Tag("Errors")
    public class Errors extends ErrorsContract {
        /** For JUnit. */
        public Errors() {}
    }

    /** {@link ExactnessContract}. */
    @Nested
    @Tag("Exactness")
    public class Exactness extends ExactnessContract {
        /** For JUnit. */
        public Exactness() {}
    }

    /** {@link ForkContract}. */
    @Nested
    @Tag("Fork")
    public class Fork extends ForkContract {
        /** For JUnit. */
        public Fork() {}
    }

    /** {@link HistoryContract}. */
    @Nested
    @Tag("History")
    public class History extends HistoryContract {
        /** For JUnit. */
        public History() {}
    }

    /** {@link IdentitiesContract}. */
    @Nested
    @Tag("Identities")
    public class Identities extends IdentitiesContract {
        /** For JUnit. */
        public Identities() {}
    }

    /** {@link IdsContract}. */
    @Nested
    @Tag("Ids")
    public class Ids extends IdsContract {
        /** For JUnit. */
        public Ids() {}
    }

    /** {@link InboxContract}. */
    @Nested
    @Tag("Inbox")
    public class Inbox extends InboxContract {
        /** For JUnit. */
        public Inbox() {}
    }

    /** {@link JsonContract}. */
    @Nested
    @Tag("Json")
    public class Json extends JsonContract {
        /** For JUnit. */
        public Json() {}
    }

    /** {@link KillContract}. */
    @Nested
    @Tag("Kill")
    public class Kill extends KillContract {
        /** For JUnit. */
        public Kill() {}
    }

    /** {@link LimitsContract}. */
    @Nested
    @Tag("Limits")
    public class Limits extends LimitsContract {
        /** For JUnit. */
        public Limits() {}
    }

    /** {@link MergeContract}. */
    @Nested
    @Tag("Merge")
    public class Merge extends MergeContract {
        /** For JUnit. */
        public Merge() {}
    }

    /** {@link MessagesContract}. */
    @Nested
    @Tag("Messages")
    public class Messages extends MessagesContract {
        /** For JUnit. */
        public Messages() {}
    }

    /** {@link ModelContract}. */
    @Nested
    @Tag("Model")
    public class Model extends ModelContract {
        /** For JUnit. */
        public Model() {}
    }

    /** {@link OpeningContract}. */
    @Nested
    @Tag("Opening")
    public class Opening extends OpeningContract {
        /** For JUnit. */
        public Opening() {}
    }

    /** {@link PageCostContract}. */
    @Nested
    @Tag("PageCost")
    public class PageCost extends PageCostContract {
        /** For JUnit. */
        public PageCost() {}
    }

    /** {@link PagesContract}. */
    @Nested
    @Tag("Pages")
    public class Pages extends PagesContract {
        /** For JUnit. */
        public Pages() {}
    }

    /** {@link RefusedTextContract}. */
    @Nested
    @Tag("RefusedText")
    public class RefusedText extends RefusedTextContract {
        /** For JUnit. */
        public RefusedText() {}
    }

    /** {@link ReplayContract}. */
    @Nested
    @Tag("Replay")
    public class Replay extends ReplayContract {
        /** For JUnit. */
        public Replay() {}
    }

    /** {@link StreamEndingContract}. */
    @Nested
    @Tag("StreamEnding")
    public class StreamEnding extends StreamEndingContract {
        /** For JUnit. */
        public StreamEnding() {}
    }

    /** {@link StreamLeaseContract}. */
    @Nested
    @Tag("StreamLease")
    public class StreamLease extends StreamLeaseContract {
        /** For JUnit. */
        public StreamLease() {}
    }

    /** {@link StreamTextContract}. */
    @Nested
    @Tag("StreamText")
    public class StreamText extends StreamTextContract {
        /** For JUnit. */
        public StreamText() {}
    }

    /** {@link StreamsContract}. */
    @Nested
    @Tag("Streams")
    public class Streams extends StreamsContract {
        /** For JUnit. */
        public Streams() {}
    }

    /** {@link TenantIsolationContract}. */
    @Nested
    @Tag("TenantIsolation")
    public class TenantIsolation extends TenantIsolationContract {
        /** For JUnit. */
        public TenantIsolation() {}
    }

    /** {@link TenantsContract}. */
    @Nested
    @Tag("Tenants")
    public class Tenants extends TenantsContract {
        /** For JUnit. */
        public Tenants() {}
    }

    /** {@link TextContract}. */
    @Nested
    @Tag("Text")
    public class Text extends TextContract {
        /** For JUnit. */
        public Text() {}
    }

    /** {@link TimeContract}. */
    @Nested
    @Tag("Time")
    public class Time extends TimeContract {
        /** For JUnit. */
        public Time() {}
    }

    /** {@link TransactionMisuseContract}. */
    @Nested
    @Tag("TransactionMisuse")
    public class TransactionMisuse extends TransactionMisuseContract {
        /** For JUnit. */
        public TransactionMisuse() {}
    }

    /** {@link TransactionsContract}. */
    @Nested
    @Tag("Transactions")
    public class Transactions extends TransactionsContract {
        /** For JUnit. */
        public Transactions() {}
    }

    /** {@link TurnsContract}. */
    @Nested
    @Tag("Turns")
    public class Turns extends TurnsContract {
        /** For JUnit. */
        public Turns() {}
    }

    /** {@link UrlContract}. */
    @Nested
    @Tag("Urls")
    public class Urls extends UrlContract {
        /** For JUnit. */
        public Urls() {}
    }

    /** {@link UsersContract}. */
    @Nested
    @Tag("Users")
    public class Users extends UsersContract {
        /** For JUnit. */
        public Users() {}
    }

    /** {@link VersionsContract}. */
    @Nested
    @Tag("Versions")
    public class Versions extends VersionsContract {
        /** For JUnit. */
        public Versions() {}
    }

    /** {@link WindowContract}. */
    @Nested
    @Tag("Window")
    public class Window extends WindowContract {
        /** For JUnit. */
        public Window() {}
    }
}
