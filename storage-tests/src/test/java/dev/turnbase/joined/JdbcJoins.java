package dev.turnbase.joined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.OperationEvent;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageObserver;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.UnavailableException;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.sql.SqlStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host's transaction by plain JDBC. */
abstract class JdbcJoins extends HostFixture {
    @Test
    void a_commit_makes_the_hosts_row_and_ours_visible_together() throws SQLException {
        try (Connection connection = begun()) {
            order(connection, "order");
            Storage joined = joined(connection);
            joined.messages().append(trip.id(), text("message"));

            assertThat(joined.messages().latest(trip.id(), 1)).hasSize(1);
            assertThat(seen()).isEmpty();
            connection.commit();
        }

        assertThat(seen()).containsExactly("order", "message");
    }

    @Test
    void a_rollback_undoes_both() throws SQLException {
        try (Connection connection = begun()) {
            order(connection, "order");
            joined(connection).messages().append(trip.id(), text("message"));
            connection.rollback();
        }

        assertThat(seen()).isEmpty();
        assertThat(storage.messages().append(trip.id(), text("next")).turn()).isEqualTo(1);
    }

    @Test
    void a_refused_write_is_undone_alone_and_the_transaction_goes_on() throws SQLException {
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            joined.messages().append(trip.id(), text("one").id("taken"));
            order(connection, "order");

            assertThatThrownBy(() ->
                            joined.messages().append(trip.id(), text("two").from("nobody")))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("nobody");
            assertThatThrownBy(() ->
                            joined.messages().append(trip.id(), text("two").id("taken")))
                    .isInstanceOf(AlreadyExistsException.class);
            assertThatThrownBy(() -> joined.messages().append("nowhere", text("two")))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() ->
                            joined.messages().append(trip.id(), text("two").replyTo("nothing")))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> joined.conversations()
                            .create(NewConversation.of("Trip", "travel-agent").id(trip.id())))
                    .isInstanceOf(AlreadyExistsException.class);
            assertThatThrownBy(() -> joined.conversations()
                            .create(NewConversation.of("Trip", "travel-agent").ownedBy("nobody")))
                    .isInstanceOf(NotFoundException.class);

            assertThat(joined.messages()
                            .append(trip.id(), text("three").from(ada))
                            .turn())
                    .isEqualTo(2);
            connection.commit();
        }

        assertThat(seen()).containsExactly("order", "one", "three");
    }

    @Test
    void a_transaction_of_the_storage_undoes_its_part_only() throws SQLException {
        try (Connection connection = begun()) {
            Storage joined = joined(connection);
            joined.messages().append(trip.id(), text("one"));
            SQLException failure = new SQLException("the host's own");

            assertThatThrownBy(() -> joined.transaction(tx -> {
                        tx.messages().append(trip.id(), text("two"));
                        tx.transaction(inner -> inner.messages().append(trip.id(), text("three")));
                        order(connection, "undone");
                        throw failure;
                    }))
                    .isSameAs(failure);
            joined.transaction(tx -> tx.messages().append(trip.id(), text("four")));
            order(connection, "order");
            connection.commit();
        }

        assertThat(seen()).containsExactly("order", "one", "four");
        assertThat(storage.messages().latest(trip.id(), 1).get(0).turn()).isEqualTo(2);
    }

    @Test
    void a_transaction_in_a_transaction_undoes_its_own_part_only() throws SQLException {
        try (Connection connection = begun()) {
            joined(connection).transaction(tx -> {
                tx.messages().append(trip.id(), text("one"));
                assertThatIllegalStateException()
                        .isThrownBy(() -> tx.transaction(inner -> {
                            inner.messages().append(trip.id(), text("two"));
                            throw new IllegalStateException();
                        }));
                return tx.messages().append(trip.id(), text("three"));
            });
            connection.commit();
        }

        assertThat(seen()).containsExactly("one", "three");
    }

    @Test
    void nothing_that_is_the_hosts_is_done_and_no_statement_stays_open() throws Exception {
        try (Connection connection = begun()) {
            Watched watched = new Watched(connection);
            Storage joined = joined(watched.connection());
            joined.transaction(tx -> tx.messages().append(trip.id(), text("one")));
            assertThatThrownBy(() ->
                            joined.messages().append(trip.id(), text("two").from("nobody")))
                    .isInstanceOf(NotFoundException.class);
            joined.messages().latest(trip.id(), 1);
            joined.users().findOrCreate(NewUser.withExternalId("grace"));

            assertThat(watched.endings()).isEmpty();
            assertThat(watched.made()).isPositive();
            assertThat(watched.open()).isZero();
            assertThat(watched.beginning("SAVEPOINT ")).isPositive().isEqualTo(watched.beginning("RELEASE SAVEPOINT "));
            connection.rollback();
        }

        assertThat(seen()).isEmpty();
    }

    @Test
    void a_stream_or_another_join_is_refused_inside_it() throws SQLException {
        try (Connection connection = begun()) {
            Storage joined = joined(connection);

            assertThatIllegalStateException()
                    .isThrownBy(() -> joined.messages().stream(trip.id(), NewMessage.pending("assistant")));
            assertThatIllegalStateException()
                    .isThrownBy(() -> SqlStorage.of(joined).join(connection));
            joined.messages().append(trip.id(), text("one"));
            connection.commit();
        }

        assertThat(seen()).containsExactly("one");
    }

    @Test
    void a_storage_in_a_transaction_of_the_engine_joins_no_other() throws SQLException {
        try (Connection connection = connect()) {
            storage.transaction(tx -> assertThatIllegalStateException()
                    .isThrownBy(() -> SqlStorage.of(tx).join(connection))
                    .withMessageContaining("in a transaction"));
        }
    }

    @Test
    void a_connection_that_commits_by_itself_or_is_closed_is_refused() throws SQLException {
        Connection connection = connect();
        assertThatIllegalStateException()
                .isThrownBy(() -> joined(connection))
                .withMessageContaining("setAutoCommit(false)");
        connection.close();

        assertThatThrownBy(() -> joined(connection)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void a_closed_engine_refuses_and_leaves_the_connection_to_the_host() throws SQLException {
        try (Connection connection = begun();
                StorageEngine other = StorageEngine.open(url)) {
            order(connection, "order");
            Storage joined = SqlStorage.of(other.storage("acme")).join(connection);
            joined.messages().append(trip.id(), text("one"));
            other.close();

            assertThatIllegalStateException().isThrownBy(() -> joined.messages().append(trip.id(), text("two")));
            assertThatIllegalStateException().isThrownBy(() -> joined.messages().latest(trip.id(), 1));
            assertThatIllegalStateException().isThrownBy(() -> joined.transaction(tx -> 1));
            connection.commit();
        }

        assertThat(seen()).containsExactly("order", "one");
    }

    @Test
    void the_observer_is_told_of_operations_in_it() throws SQLException {
        List<String> operations = new ArrayList<>();
        StorageOptions options = StorageOptions.builder()
                .url(url)
                .observer(new StorageObserver() {
                    @Override
                    public void onOperation(OperationEvent event) {
                        operations.add(event.name());
                    }
                })
                .build();
        try (StorageEngine other = StorageEngine.open(options);
                Connection connection = begun()) {
            SqlStorage.of(other.storage("acme"))
                    .join(connection)
                    .transaction(tx -> tx.messages().append(trip.id(), text("one")));
            connection.rollback();
        }

        assertThat(operations).containsExactly("messages.append", "transaction");
    }
}
