package dev.turnbase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProvidersTest {
    private static final StorageEngineProvider SQLITE = new Stub("sqlite", Set.of("file"));
    private static final StorageEngineProvider POSTGRES = new Stub("postgres", Set.of("postgresql", "postgres"));

    @Test
    void the_scheme_picks_the_engine() {
        assertThat(choose("file:chat.db", SQLITE, POSTGRES)).isSameAs(SQLITE);
        assertThat(choose("postgres://db/x", SQLITE, POSTGRES)).isSameAs(POSTGRES);
    }

    @Test
    void an_unknown_scheme_lists_the_engines_on_the_class_path() {
        assertThatThrownBy(() -> choose("oracle://db/x", POSTGRES, SQLITE))
                .isInstanceOf(CannotOpenException.class)
                .hasMessage("no engine on the class path opens \"oracle\"; installed: postgres (postgres, postgresql),"
                        + " sqlite (file)");
    }

    @Test
    void a_scheme_of_an_absent_engine_names_the_dependency() {
        assertThatThrownBy(() -> choose("mariadb://db/x"))
                .hasMessage("no engine on the class path opens \"mariadb\", add the dependency"
                        + " dev.turnbase:storage-mysql; installed: none");
    }

    @Test
    void an_engines_name_taken_for_a_scheme_is_told_so() {
        assertThatThrownBy(() -> choose("sqlite:chat.db", SQLITE))
                .hasMessageContaining("the engine sqlite opens URLs that begin with file:")
                .hasMessageNotContaining("dependency");
        assertThatThrownBy(() -> choose("jdbc:sqlite:chat.db", SQLITE)).hasMessageContaining("leave out jdbc:");
    }

    @Test
    void two_engines_for_one_scheme_are_named_and_one_can_be_picked_by_name() {
        StorageEngineProvider other = new Stub("other", Set.of("file"));

        assertThatThrownBy(() -> choose("file:chat.db", SQLITE, other))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("several engines")
                .hasMessageContaining(Stub.class.getName());
        StorageOptions byName =
                StorageOptions.builder().url("file:chat.db").engine("other").build();
        assertThat(Providers.choose(byName, List.of(SQLITE, other))).isSameAs(other);
    }

    @Test
    void a_data_source_wants_the_engines_name() {
        DataSource source = dataSource();

        assertThatThrownBy(() -> Providers.choose(
                        StorageOptions.builder().dataSource(source).build(), List.of(SQLITE)))
                .isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("engine(name)")
                .hasMessageContaining("sqlite (file)");
        assertThatThrownBy(() -> Providers.choose(
                        StorageOptions.builder()
                                .dataSource(source)
                                .engine("nosuch")
                                .build(),
                        List.of(SQLITE)))
                .hasMessageContaining("\"nosuch\"");
    }

    @Test
    void a_given_provider_is_used_without_a_search() {
        StorageOptions options = StorageOptions.of("nowhere:at-all");

        assertThatThrownBy(() -> StorageEngine.open(options, SQLITE)).hasMessage("opened sqlite");
        assertThatThrownBy(() -> StorageEngine.open(options)).isInstanceOf(CannotOpenException.class);
    }

    @Test
    void a_broken_service_entry_is_an_engine_that_can_not_be_opened(@TempDir Path folder) throws IOException {
        CannotOpenException refusal = catchThrowableOfType(
                CannotOpenException.class, () -> withServiceEntry(folder, "com.example.Missing", Providers::installed));

        assertThat(refusal).hasMessageContaining("com.example.Missing").hasMessageContaining("mend or remove its jar");
        assertThat(refusal.getCause()).isNotNull();
    }

    @Test
    void an_engine_on_the_class_path_is_found() {
        assertThat(StorageEngineProvider.forOptions(StorageOptions.of("installed:x")))
                .isInstanceOf(Installed.class);
    }

    @Test
    void a_blind_context_class_loader_does_not_hide_the_engines_beside_the_library() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(Providers.installed()).hasOnlyElementsOfType(Installed.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static StorageEngineProvider choose(String url, StorageEngineProvider... installed) {
        return Providers.choose(StorageOptions.of(url), List.of(installed));
    }

    private static void withServiceEntry(Path folder, String provider, Runnable work) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(StorageEngineProvider.class.getName()), provider);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                ProvidersTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What a service entry names. */
    public static final class Installed extends Stub {
        /** As the service loader wants it. */
        public Installed() {
            super("installed", Set.of("installed"));
        }
    }

    private static class Stub implements StorageEngineProvider {
        private final String name;
        private final Set<String> schemes;

        Stub(String name, Set<String> schemes) {
            this.name = name;
            this.schemes = schemes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> schemes() {
            return schemes;
        }

        @Override
        public StorageEngine open(StorageOptions options) {
            throw new IllegalStateException("opened " + name);
        }

        @Override
        public EngineStatus inspect(StorageOptions options) {
            throw new IllegalStateException("inspected " + name);
        }
    }
}
