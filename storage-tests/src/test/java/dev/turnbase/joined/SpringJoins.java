package dev.turnbase.joined;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A host's transaction by Spring. */
abstract class SpringJoins extends OperationJoins {
    private DataSource source;
    private JdbcTemplate jdbc;
    private TransactionTemplate template;

    @BeforeEach
    void setUpSpring() {
        source = dataSource();
        jdbc = new JdbcTemplate(source);
        template = new TransactionTemplate(new DataSourceTransactionManager(source));
        template.setIsolationLevel(isolation());
    }

    /** As Spring has to set it. */
    int isolation() {
        return TransactionDefinition.ISOLATION_READ_COMMITTED;
    }

    private Storage joined() {
        Connection connection = DataSourceUtils.getConnection(source);
        return joined(connection);
    }

    private void orderAndAppend(String order, String message) {
        jdbc.update("insert into host_order values (?)", order);
        joined().messages().append(trip.id(), text(message));
    }

    @Test
    void a_transaction_of_spring_commits_both() throws SQLException {
        template.executeWithoutResult(status -> {
            orderAndAppend("order-1", "one");
            orderAndAppend("order-2", "two");
        });

        assertThat(seen()).containsExactly("order-1", "order-2", "one", "two");
    }

    @Test
    void an_exception_makes_spring_roll_both_back() throws SQLException {
        assertThatThrownBy(() -> template.executeWithoutResult(status -> {
                    orderAndAppend("order", "one");
                    throw new IllegalArgumentException("the host's own");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        template.executeWithoutResult(status -> {
            orderAndAppend("order", "two");
            status.setRollbackOnly();
        });

        assertThat(seen()).isEmpty();
    }

    @Test
    void a_nested_transaction_of_spring_rolls_back_its_part_only() throws SQLException {
        TransactionTemplate nested =
                new TransactionTemplate(requireNonNull(template.getTransactionManager()), template);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

        template.executeWithoutResult(status -> {
            orderAndAppend("order-1", "one");
            nested.executeWithoutResult(part -> {
                orderAndAppend("order-2", "two");
                part.setRollbackOnly();
            });
            orderAndAppend("order-3", "three");
        });

        assertThat(seen()).containsExactly("order-1", "order-3", "one", "three");
    }
}
