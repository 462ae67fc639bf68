package dev.turnbase.mutants;

import dev.turnbase.databases.OnPostgres;
import org.junit.jupiter.api.Order;

/** The mutants of the engine on PostgreSQL. */
@OnPostgres
@Order(Integer.MAX_VALUE)
final class ServerMutantsTest extends MutantRuns {
    ServerMutantsTest() {
        super(base -> base == Base.POSTGRES);
    }
}
