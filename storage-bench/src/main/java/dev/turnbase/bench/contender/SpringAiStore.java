package dev.turnbase.bench.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.chat.memory.repository.jdbc.JdbcChatMemoryRepository;
import org.springframework.ai.chat.memory.repository.jdbc.JdbcChatMemoryRepositoryDialect;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Spring AI's memory on its JdbcChatMemoryRepository, with the table of its own script. */
final class SpringAiStore implements ChatStore {
    private static final String SCRIPTS = "org/springframework/ai/chat/memory/repository/jdbc/schema-";

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcChatMemoryRepository repository;
    private final ChatMemory memory;

    SpringAiStore(BenchDatabase database, int connections) {
        pool.setDataSource(database.plain());
        pool.setMaximumPoolSize(connections);
        new ResourceDatabasePopulator(new ClassPathResource(SCRIPTS + script(database) + ".sql")).execute(pool);
        repository = JdbcChatMemoryRepository.builder()
                .jdbcTemplate(new JdbcTemplate(pool))
                .dialect(JdbcChatMemoryRepositoryDialect.from(pool))
                .build();
        memory = MessageWindowChatMemory.builder()
                .chatMemoryRepository(repository)
                .maxMessages(Integer.MAX_VALUE)
                .build();
    }

    private static String script(BenchDatabase database) {
        return switch (database.kind()) {
            case SQLITE -> "sqlite";
            case POSTGRES -> "postgresql";
            case MYSQL -> "mysql";
        };
    }

    /** There is nothing to make: a conversation is its messages. */
    @Override
    public void create(String conversation) {}

    @Override
    public void appendAll(String conversation, List<String> texts) {
        memory.add(conversation, texts.stream().<Message>map(UserMessage::new).toList());
    }

    @Override
    public void append(String conversation, String text) {
        memory.add(conversation, new UserMessage(text));
    }

    /** It has no way to read less than all. */
    @Override
    public List<String> window(String conversation, int n) {
        List<String> all = texts(conversation);
        return all.subList(Math.max(0, all.size() - n), all.size());
    }

    @Override
    public void delete(String conversation) {
        memory.clear(conversation);
    }

    @Override
    public List<String> texts(String conversation) {
        return memory.get(conversation).stream().map(Message::getText).toList();
    }

    @Override
    public void close() {
        pool.close();
    }
}
