package dev.turnbase;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageOptionsTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            entry(StorageUrl.class, StorageUrl.parse("mysql://ada:canary@db/x?sslpassword=canary")),
            entry(String.class, "sample_"),
            entry(DataSource.class, dataSource()),
            entry(Credentials.class, new Credentials("ada", Secret.of("canary"))),
            entry(MigrationMode.class, MigrationMode.NONE),
            entry(Durability.class, Durability.NORMAL),
            entry(boolean.class, false),
            entry(int.class, 7),
            entry(InstantSource.class, InstantSource.fixed(Instant.EPOCH)),
            entry(Duration.class, Duration.ofMillis(4321)),
            entry(StorageObserver.class, new StorageObserver() {}));

    @Test
    void every_option_is_built_answered_and_survives_the_way_back_through_a_builder()
            throws ReflectiveOperationException {
        for (Field option : fields(StorageOptions.class)) {
            StorageOptions built = withSample(option.getName());
            StorageOptions back = built.toBuilder().build();

            Object answer = StorageOptions.class.getMethod(option.getName()).invoke(built);
            assertThat(answer).as(option.getName()).isIn(sample(option), Optional.of(sample(option)));
            for (Field each : fields(StorageOptions.class)) {
                assertThat(each.get(back)).as(each.getName()).isEqualTo(each.get(built));
            }
        }
    }

    @Test
    void its_text_shows_no_secret_whatever_is_set() throws ReflectiveOperationException {
        for (Field option : fields(StorageOptions.class)) {
            assertThat(withSample(option.getName()).toString()).doesNotContain("canary");
        }
        assertThat(withSample("url").toString()).contains("mysql://ada:***@db/x");
    }

    @Test
    void the_defaults_are_the_documented_ones() {
        StorageOptions options = StorageOptions.of("memory:");

        assertThat(options.migrationMode()).isEqualTo(MigrationMode.AUTO);
        assertThat(options.tablePrefix()).isEqualTo("chat_");
        assertThat(options.durability()).isEqualTo(Durability.FULL);
        assertThat(options.contentLimit()).isEqualTo(4_194_304);
        assertThat(options.transactionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.closeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.streamFlushInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(options.streamFlushSize()).isEqualTo(4_096);
        assertThat(options.streamHeartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.maxAttempts()).isEqualTo(10);
        assertThat(options.coalesceWrites()).isTrue();
        assertThat(options.slowStatementThreshold()).isEqualTo(Duration.ofMillis(500));
    }

    static Stream<BiFunction<StorageOptions.Builder, Duration, StorageOptions.Builder>> durations() {
        return Stream.of(
                StorageOptions.Builder::transactionTimeout,
                StorageOptions.Builder::closeTimeout,
                StorageOptions.Builder::streamFlushInterval,
                StorageOptions.Builder::streamHeartbeat,
                StorageOptions.Builder::slowStatementThreshold);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void a_duration_is_1_ms_to_1_h(BiFunction<StorageOptions.Builder, Duration, StorageOptions.Builder> set) {
        StorageOptions.Builder builder = StorageOptions.builder();
        assertThat(set.apply(builder, Duration.ofMillis(1))).isSameAs(builder);
        assertThat(set.apply(builder, Duration.ofHours(1))).isSameAs(builder);

        for (Duration wrong : List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofHours(1).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> set.apply(builder, wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("1 ms to 1 h");
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(
                new Limit(67_108_864, StorageOptions.Builder::contentLimit),
                new Limit(1_048_576, StorageOptions.Builder::streamFlushSize),
                new Limit(100, StorageOptions.Builder::maxAttempts));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_number_has_its_limits(Limit limit) {
        StorageOptions.Builder builder = StorageOptions.builder();
        assertThat(limit.set.apply(builder, 1)).isSameAs(builder);
        assertThat(limit.set.apply(builder, limit.most)).isSameAs(builder);

        for (int wrong : new int[] {0, -1, Integer.MIN_VALUE, limit.most + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> limit.set.apply(builder, wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("1 to " + limit.most);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "a", "chat_", "a1234567890123456789"})
    void a_table_prefix_has_the_stated_form(String prefix) {
        assertThat(StorageOptions.builder()
                        .url("memory:")
                        .tablePrefix(prefix)
                        .build()
                        .tablePrefix())
                .isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "A", "a-b", "a b", "a\"", "a;", "é", "a\n", "a12345678901234567890"})
    void any_other_table_prefix_is_refused(String prefix) {
        assertThatThrownBy(() -> StorageOptions.builder().tablePrefix(prefix))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("tablePrefix: ");
    }

    @Test
    void a_url_or_a_data_source_is_wanted_and_not_both() {
        assertThatThrownBy(() -> StorageOptions.builder().build()).hasMessageContaining("state a URL or a data source");
        assertThatThrownBy(() -> StorageOptions.builder()
                        .url("memory:")
                        .dataSource(dataSource())
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not both");
    }

    private static StorageOptions withSample(String option) throws ReflectiveOperationException {
        StorageOptions.Builder builder = StorageOptions.builder();
        for (Field field : fields(StorageOptions.Builder.class)) {
            boolean place = field.getName().equals("url") && !option.equals("dataSource");
            if (place || field.getName().equals(option)) {
                field.set(builder, sample(field));
            }
        }
        return builder.build();
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    private static Object sample(Field field) {
        return requireNonNull(SAMPLES.get(field.getType()), "give a sample value of " + field.getType());
    }

    private static DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                StorageOptionsTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> 1;
                    default -> "canary";
                });
    }

    private record Limit(int most, BiFunction<StorageOptions.Builder, Integer, StorageOptions.Builder> set) {}
}
