package dev.turnbase.bench.contender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.bench.jdbc.JdbcStores;
import dev.turnbase.model.NewUser;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who takes part. */
public enum Contender {
    /** Hand-written JDBC, the limit that the others are measured by. */
    JDBC {
        @Override
        public ChatStore open(BenchDatabase database) {
            try (StorageEngine engine = migrated(database, JDBC_PREFIX)) {
                // The first write makes the tenant, which hand-written JDBC then finds.
                engine.storage().users().findOrCreate(NewUser.withExternalId("first"));
            }
            return JdbcStores.open(database, JDBC_PREFIX, connections());
        }
    },
    /** Turnbase as it comes. */
    TURNBASE {
        @Override
        public ChatStore open(BenchDatabase database) {
            return new TurnbaseStore(migrated(database, "turnbase_"));
        }
    },
    /** Turnbase with each write in a transaction of its own. */
    TURNBASE_ALONE {
        @Override
        public ChatStore open(BenchDatabase database) {
            return new TurnbaseStore(StorageEngine.open(
                    options(database, "alone_").coalesceWrites(false).build()));
        }
    },
    /** Spring AI's JdbcChatMemoryRepository. */
    SPRING_AI {
        @Override
        public ChatStore open(BenchDatabase database) {
            return new SpringAiStore(database, connections());
        }
    },
    /** LangChain4j's ChatMemoryStore on a table. */
    LANGCHAIN4J {
        @Override
        public ChatStore open(BenchDatabase database) {
            return new LangChain4jStore(database, connections());
        }
    };

    private static final String JDBC_PREFIX = "jdbc_";

    /** Opens it on a database, where it makes its tables if they are not there. */
    public abstract ChatStore open(BenchDatabase database);

    /** The name in commands and tables. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The contender with a title. */
    @JsonCreator
    public static Contender titled(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no contender \"" + title + "\"; there are "
                        + Arrays.stream(values()).map(Contender::title).collect(Collectors.joining(", "))));
    }

    /** As many as Turnbase's pool has. */
    static int connections() {
        return Runtime.getRuntime().availableProcessors() * 2 + 1;
    }

    private static StorageEngine migrated(BenchDatabase database, String prefix) {
        return StorageEngine.open(options(database, prefix).build());
    }

    private static StorageOptions.Builder options(BenchDatabase database, String prefix) {
        return StorageOptions.builder().url(database.url()).tablePrefix(prefix);
    }
}
