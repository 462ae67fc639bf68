package dev.turnbase.runs;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.ArchiveContract;
import dev.turnbase.contract.BulkContract;
import dev.turnbase.contract.ClosingContract;
import dev.turnbase.contract.ContentionContract;
import dev.turnbase.contract.ConversationsContract;
import dev.turnbase.contract.CursorContract;
import dev.turnbase.contract.DeletionContract;
import dev.turnbase.contract.DurabilityContract;
import dev.turnbase.contract.ErrorsContract;
import dev.turnbase.contract.ExactnessContract;
import dev.turnbase.contract.ForkContract;
import dev.turnbase.contract.IdentitiesContract;
import dev.turnbase.contract.IdsContract;
import dev.turnbase.contract.InboxContract;
import dev.turnbase.contract.JsonContract;
import dev.turnbase.contract.KillContract;
import dev.turnbase.contract.LimitsContract;
import dev.turnbase.contract.MergeContract;
import dev.turnbase.contract.MessagesContract;
import dev.turnbase.contract.OpeningContract;
import dev.turnbase.contract.PageCostContract;
import dev.turnbase.contract.PagesContract;
import dev.turnbase.contract.RefusedTextContract;
import dev.turnbase.contract.ReplayContract;
import dev.turnbase.contract.StorageFixture;
import dev.turnbase.contract.StreamEndingContract;
import dev.turnbase.contract.StreamLeaseContract;
import dev.turnbase.contract.StreamTextContract;
import dev.turnbase.contract.StreamsContract;
import dev.turnbase.contract.TenantIsolationContract;
import dev.turnbase.contract.TenantsContract;
import dev.turnbase.contract.TestDatabase;
import dev.turnbase.contract.TextContract;
import dev.turnbase.contract.TimeContract;
import dev.turnbase.contract.TransactionMisuseContract;
import dev.turnbase.contract.TransactionsContract;
import dev.turnbase.contract.TurnsContract;
import dev.turnbase.contract.UrlContract;
import dev.turnbase.contract.UsersContract;
import dev.turnbase.contract.VersionsContract;
import dev.turnbase.contract.WindowContract;
import dev.turnbase.servers.TestServers;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract on PostgreSQL. */
@Tag("postgres")
final class PostgresContractTest implements StorageFixture {
    @Override
    public TestDatabase create() {
        return new ServerTestDatabase(
                TestServers.postgres().createDatabase(),
                "postgres",
                "select pg_current_wal_insert_lsn() - '0/0'",
                "analyze chat_message");
    }

    @Override
    public EngineCapabilities capabilities() {
        return EngineCapabilities.builder()
                .durable(true)
                .sharedByProcesses(true)
                .migrated(true)
                .server(true)
                .build();
    }

    @Override
    public Map<String, String> urlOptions() {
        return Map.ofEntries(
                Map.entry("connection_limit", "3"),
                Map.entry("pool_timeout", "5"),
                Map.entry("socket_timeout", "30"),
                Map.entry("max_idle_connection_lifetime", "60"),
                Map.entry("max_connection_lifetime", "600"),
                Map.entry("statement_cache_size", "50"),
                Map.entry("sslmode", "prefer"),
                Map.entry("application_name", "contract"),
                Map.entry("schema", "elsewhere"),
                Map.entry("pgbouncer", "true"));
    }

    @Override
    public Map<String, String> impossibleUrlOptions() {
        return Map.of("socket", "Unix", "targetServerType", "primary");
    }

    @Nested
    class Archive extends ArchiveContract {}

    @Nested
    class Bulk extends BulkContract {}

    @Nested
    class Closing extends ClosingContract {}

    @Nested
    class Contention extends ContentionContract {}

    @Nested
    class Conversations extends ConversationsContract {}

    @Nested
    class Cursor extends CursorContract {}

    @Nested
    class Deletion extends DeletionContract {}

    @Nested
    class Durability extends DurabilityContract {}

    @Nested
    class Errors extends ErrorsContract {}

    @Nested
    class Exactness extends ExactnessContract {}

    @Nested
    class Fork extends ForkContract {}

    @Nested
    class Identities extends IdentitiesContract {}

    @Nested
    class Ids extends IdsContract {}

    @Nested
    class Inbox extends InboxContract {}

    @Nested
    class Json extends JsonContract {}

    @Nested
    class Kill extends KillContract {}

    @Nested
    class Limits extends LimitsContract {}

    @Nested
    class Merge extends MergeContract {}

    @Nested
    class Messages extends MessagesContract {}

    @Nested
    class Opening extends OpeningContract {}

    @Nested
    class PageCost extends PageCostContract {}

    @Nested
    class Pages extends PagesContract {}

    @Nested
    class RefusedText extends RefusedTextContract {}

    @Nested
    class Replay extends ReplayContract {}

    @Nested
    class StreamEnding extends StreamEndingContract {}

    @Nested
    class StreamLease extends StreamLeaseContract {}

    @Nested
    class StreamText extends StreamTextContract {}

    @Nested
    class Streams extends StreamsContract {}

    @Nested
    class TenantIsolation extends TenantIsolationContract {}

    @Nested
    class Tenants extends TenantsContract {}

    @Nested
    class Text extends TextContract {}

    @Nested
    class Time extends TimeContract {}

    @Nested
    class TransactionMisuse extends TransactionMisuseContract {}

    @Nested
    class Transactions extends TransactionsContract {}

    @Nested
    class Turns extends TurnsContract {}

    @Nested
    class Urls extends UrlContract {}

    @Nested
    class Users extends UsersContract {}

    @Nested
    class Versions extends VersionsContract {}

    @Nested
    class Window extends WindowContract {}
}
