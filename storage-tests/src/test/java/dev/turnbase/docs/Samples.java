package dev.turnbase.docs;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.MigrationMode;
import dev.turnbase.OperationEvent;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageObserver;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.error.VersionConflictException;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.sql.SqlStorage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** The samples of the pages in docs, each between two comments. */
final class Samples {
    private final Storage storage;

    Samples(Storage storage) {
        this.storage = storage;
    }

    Message transaction(String conversationId) {
        // sample: transaction
        Message note = storage.transaction(tx -> {
            Conversation locked = tx.conversations().get(conversationId).orElseThrow();
            String title = locked.title() + " (" + (locked.lastTurn() + 1) + " turns)";
            tx.conversations().update(locked.id(), ConversationPatch.none().title(title));
            return tx.messages().append(locked.id(), NewMessage.of("system", "renamed"));
        });
        // end
        return note;
    }

    Message stream(String conversationId, List<String> tokens) {
        // sample: stream
        try (MessageStream reply = storage.messages().stream(conversationId, NewMessage.pending("assistant"))) {
            tokens.forEach(reply::write);
            return reply.complete();
        }
        // end
    }

    List<Message> recover(StorageEngine engine) {
        List<Message> all = new ArrayList<>();
        // sample: recover
        engine.recoverPending(Duration.ofMinutes(1)).forEach((tenant, messages) -> all.addAll(messages));
        // end
        return all;
    }

    List<Message> pages(String conversationId) {
        List<Message> all = new ArrayList<>();
        // sample: pages
        MessageQuery query = MessageQuery.of(conversationId);
        Page<Message> page = storage.messages().list(query.page(PageRequest.first(100)));
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = storage.messages()
                    .list(query.page(PageRequest.first(100).after(page.next().get())));
            all.addAll(page.items());
        }
        // end
        return all;
    }

    List<Message> follow(String conversationId, long lastSeenTurn) {
        // sample: follow
        MessageFilter news = MessageFilter.any().conversation(conversationId).afterTurn(lastSeenTurn);
        return storage.messages().list(MessageQuery.where(news)).items();
        // end
    }

    String rename(String conversationId, String title) {
        // sample: version
        Conversation read = storage.conversations().get(conversationId).orElseThrow();
        ConversationPatch patch = ConversationPatch.none().title(title).ifVersion(read.version());
        try {
            return storage.conversations().update(read.id(), patch).title();
        } catch (VersionConflictException e) {
            return "somebody changed it: version " + e.actual() + " instead of " + e.expected();
        }
        // end
    }

    String errors(String conversationId) {
        // sample: errors
        try {
            storage.messages().append(conversationId, NewMessage.of("user", "Hello"));
            return "stored";
        } catch (StorageException e) {
            if (e.retryable()) {
                return "later";
            }
            return e.code() == ErrorCode.NOT_FOUND ? "there is no such conversation" : requireNonNull(e.getMessage());
        }
        // end
    }

    static boolean validate(String url) {
        // sample: validate
        StorageOptions options = StorageOptions.builder()
                .url(url)
                .migrationMode(MigrationMode.VALIDATE)
                .tablePrefix("chat_")
                .build();
        try (StorageEngine engine = StorageEngine.open(options)) {
            return engine.status().pendingMigrations() == 0;
        }
        // end
    }

    void join(DataSource dataSource, String conversationId) throws SQLException {
        // sample: join
        try (Connection connection = dataSource.getConnection();
                PreparedStatement order = connection.prepareStatement("insert into orders (id) values (?)")) {
            connection.setAutoCommit(false);
            order.setString(1, "order-1");
            order.executeUpdate();
            Storage joined = SqlStorage.of(storage).join(connection);
            joined.messages().append(conversationId, NewMessage.of("system", "order-1 is placed"));
            connection.commit(); // both or none
        }
        // end
    }

    void joinSpring(DataSource dataSource, String conversationId) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        // sample: joinSpring
        transactions.executeWithoutResult(status -> {
            jdbc.update("insert into orders (id) values (?)", "order-2");
            Connection connection = DataSourceUtils.getConnection(dataSource);
            Storage joined = SqlStorage.of(storage).join(connection);
            joined.messages().append(conversationId, NewMessage.of("system", "order-2 is placed"));
        });
        // end
    }

    static List<String> observe(String url) {
        List<String> seen = new ArrayList<>();
        // sample: observer
        StorageObserver observer = new StorageObserver() {
            @Override
            public void onOperation(OperationEvent event) {
                seen.add(event.name());
            }
        };
        StorageOptions options =
                StorageOptions.builder().url(url).observer(observer).build();
        try (StorageEngine engine = StorageEngine.open(options)) {
            engine.storage("acme").conversations().create(NewConversation.of("Trip", "travel-agent"));
        }
        // end
        return seen;
    }
}
