package dev.turnbase.injected;

import dev.turnbase.databases.OnPostgres;
import org.junit.jupiter.api.Tag;

/** Single faults on Postgres. */
@OnPostgres
@Tag("thorough")
final class PostgresSingleFaultsTest extends SingleFaults {
    PostgresSingleFaultsTest() {
        super(Target.POSTGRES);
    }
}
