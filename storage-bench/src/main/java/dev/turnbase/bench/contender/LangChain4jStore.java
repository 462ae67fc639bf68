package dev.turnbase.bench.contender;

import com.zaxxer.hikari.HikariDataSource;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** LangChain4j's memory on a ChatMemoryStore as its documentation shows one: a row with the whole list as JSON. */
final class LangChain4jStore implements ChatStore {
    private final HikariDataSource pool = new HikariDataSource();
    private final ChatMemoryStore rows;

    LangChain4jStore(BenchDatabase database, int connections) {
        pool.setDataSource(database.plain());
        pool.setMaximumPoolSize(connections);
        boolean mysql = database.kind() == BenchDatabase.Kind.MYSQL;
        run("create table if not exists langchain4j_memory (id varchar(128) primary key, messages "
                + (mysql ? "longtext" : "text") + " not null)");
        rows = new Rows(
                pool,
                "insert into langchain4j_memory (id, messages) values (?, ?) "
                        + (mysql
                                ? "on duplicate key update messages = values(messages)"
                                : "on conflict (id) do update set messages = excluded.messages"));
    }

    private void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** There is nothing to make: a conversation is its messages. */
    @Override
    public void create(String conversation) {}

    @Override
    public void appendAll(String conversation, List<String> texts) {
        List<ChatMessage> more =
                texts.stream().<ChatMessage>map(UserMessage::from).toList();
        rows.updateMessages(
                conversation,
                Stream.concat(rows.getMessages(conversation).stream(), more.stream())
                        .toList());
    }

    @Override
    public void append(String conversation, String text) {
        memory(conversation).add(UserMessage.from(text));
    }

    @Override
    public List<String> window(String conversation, int n) {
        List<ChatMessage> all = memory(conversation).messages();
        return all.subList(Math.max(0, all.size() - n), all.size()).stream()
                .map(LangChain4jStore::text)
                .toList();
    }

    @Override
    public void delete(String conversation) {
        memory(conversation).clear();
    }

    @Override
    public List<String> texts(String conversation) {
        return memory(conversation).messages().stream()
                .map(LangChain4jStore::text)
                .toList();
    }

    private MessageWindowChatMemory memory(String conversation) {
        return MessageWindowChatMemory.builder()
                .id(conversation)
                .maxMessages(Integer.MAX_VALUE)
                .chatMemoryStore(rows)
                .build();
    }

    private static String text(ChatMessage message) {
        return ((UserMessage) message).singleText();
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The table. */
    private record Rows(HikariDataSource pool, String upsert) implements ChatMemoryStore {
        @Override
        public List<ChatMessage> getMessages(Object id) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("select messages from langchain4j_memory where id = ?")) {
                statement.setString(1, id.toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? ChatMessageDeserializer.messagesFromJson(row.getString(1)) : List.of();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void updateMessages(Object id, List<ChatMessage> messages) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(upsert)) {
                statement.setString(1, id.toString());
                statement.setString(2, ChatMessageSerializer.messagesToJson(messages));
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void deleteMessages(Object id) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("delete from langchain4j_memory where id = ?")) {
                statement.setString(1, id.toString());
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
