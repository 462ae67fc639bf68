package dev.turnbase.injected;

import dev.turnbase.contract.ArchiveContract;
import dev.turnbase.contract.InboxContract;
import dev.turnbase.contract.TransactionsContract;
import dev.turnbase.contract.TurnsContract;
import dev.turnbase.contract.WindowContract;
import org.junit.jupiter.api.Nested;

/** The topics of the contract that time and order matter to. */
abstract class SomeTopics extends FewTopics {
    SomeTopics(Target target, Way way) {
        super(target, way);
    }

    @Nested
    class Archive extends ArchiveContract {}

    @Nested
    class Inbox extends InboxContract {}

    @Nested
    class Transactions extends TransactionsContract {}

    @Nested
    class Turns extends TurnsContract {}

    @Nested
    class Window extends WindowContract {}
}
