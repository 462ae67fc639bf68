package dev.turnbase.injected;

import dev.turnbase.contract.ConversationsContract;
import dev.turnbase.contract.ExactnessContract;
import dev.turnbase.contract.IdentitiesContract;
import dev.turnbase.contract.MessagesContract;
import dev.turnbase.contract.StreamEndingContract;
import dev.turnbase.contract.StreamTextContract;
import dev.turnbase.contract.StreamsContract;
import dev.turnbase.contract.TenantIsolationContract;
import dev.turnbase.contract.TenantsContract;
import dev.turnbase.contract.UsersContract;
import org.junit.jupiter.api.Nested;

/** The topics of the contract that a fault in the middle of something could harm. */
abstract class ManyTopics extends SomeTopics {
    ManyTopics(Target target, Way way) {
        super(target, way);
    }

    @Nested
    class Conversations extends ConversationsContract {}

    @Nested
    class Exactness extends ExactnessContract {}

    @Nested
    class Identities extends IdentitiesContract {}

    @Nested
    class Messages extends MessagesContract {}

    @Nested
    class StreamEnding extends StreamEndingContract {}

    @Nested
    class StreamText extends StreamTextContract {}

    @Nested
    class Streams extends StreamsContract {}

    @Nested
    class TenantIsolation extends TenantIsolationContract {}

    @Nested
    class Tenants extends TenantsContract {}

    @Nested
    class Users extends UsersContract {}
}
