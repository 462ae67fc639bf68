package dev.turnbase.contract;

import static dev.turnbase.contract.Refusals.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.Conversations;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.Users;
import dev.turnbase.contract.Foreign.Rows;
import dev.turnbase.contract.Foreign.State;
import dev.turnbase.model.NewMessage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of one tenant can be read, found, changed or referred to from another, by any operation. */
public abstract class TenantIsolationContract extends ContractTest {
    private static final Map<String, Foreign.Operation> OPERATIONS = Foreign.operations();

    /** Every operation of the interface, tried or forgotten. */
    static Stream<String> operations() {
        return Stream.of(Users.class, Conversations.class, Messages.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(TenantIsolationContract::signature)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Rule("N1")
    void an_operation_does_not_reach_the_rows_of_another_tenant(String name) {
        Rows theirs = Foreign.rows(storage());
        State before = State.of(storage(), theirs);
        assertThat(before.messages()).hasSize(1);
        Storage stranger = otherTenant();
        Rows own = Foreign.rows(stranger);

        Objects.requireNonNull(OPERATIONS.get(name), name).tryFrom(stranger, own, theirs);

        assertThat(State.of(storage(), theirs)).isEqualTo(before);
    }

    private static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    @Rule("N1")
    void a_transaction_does_not_reach_the_rows_of_another_tenant() {
        Rows theirs = Foreign.rows(storage());

        otherTenant().transactionWithoutResult(tx -> {
            assertThat(tx.users().get(theirs.user())).isEmpty();
            assertThat(tx.conversations().get(theirs.conversation())).isEmpty();
            assertThat(tx.messages().get(theirs.message())).isEmpty();
            assertThat(tx.users().delete(theirs.user())).isFalse();
            assertThat(tx.conversations().delete(theirs.conversation())).isFalse();
            assertThat(tx.messages().delete(theirs.message())).isFalse();
        });

        assertThat(users().get(theirs.user())).isPresent();
        assertThat(messages().get(theirs.message())).isPresent();
    }

    @Test
    @Rule({"N1", "M9"})
    void a_reply_can_not_refer_to_a_message_of_another_tenant() {
        Rows theirs = Foreign.rows(storage());
        Storage stranger = otherTenant();
        Rows own = Foreign.rows(stranger);

        assertNotFound(
                "message",
                theirs.message(),
                () -> stranger.messages()
                        .append(own.conversation(), NewMessage.of("user", "x").replyTo(theirs.message())));
    }
}
