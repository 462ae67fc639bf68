package dev.turnbase.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.turnbase.EngineStatus;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.spi.StorageEngineProvider;
import dev.turnbase.spi.StorageUrl;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Options that open a mutant, and what they say: its name, and the options of the right engine.
 *
 * @param options of the right engine
 */
record Disguise(Mutant mutant, StorageOptions options) {
    /** The URL that opens a mutant of what another URL opens. */
    static String url(Mutant mutant, String url) {
        return MutantProvider.NAME + ":" + mutant.name() + ":" + url.replace("@", "%40");
    }

    /** Options that open a mutant of what other options open, if they have a data source or the URL of a file. */
    static StorageOptions options(Mutant mutant, StorageOptions right) {
        DataSource source = right.dataSource().orElse(null);
        if (source != null) {
            Via via = new Via(mutant.name(), right.engine().orElseThrow(), source);
            return right.toBuilder()
                    .engine(MutantProvider.NAME)
                    .dataSource(via.proxy())
                    .build();
        }
        StorageUrl url = right.url().orElseThrow();
        return url.scheme().equals("file")
                ? right.toBuilder().url(url(mutant, "file:" + url.path())).build()
                : right;
    }

    static Disguise of(StorageOptions given) {
        DataSource source = given.dataSource().orElse(null);
        if (source != null) {
            Via via = (Via) Proxy.getInvocationHandler(source);
            return new Disguise(
                    Mutants.named(via.mutant),
                    given.toBuilder().engine(via.engine).dataSource(via.source).build());
        }
        StorageUrl url = given.url().orElseThrow();
        int colon = url.path().indexOf(':');
        StorageUrl right = StorageUrl.parse(url.path().substring(colon + 1).replace("%40", "@") + query(url));
        StorageOptions.Builder options = given.toBuilder().url(right);
        if (given.engine().isPresent()) {
            options.engine(StorageEngineProvider.forOptions(
                            StorageOptions.builder().url(right).build())
                    .name());
        }
        return new Disguise(Mutants.named(url.path().substring(0, colon)), options.build());
    }

    private static String query(StorageUrl url) {
        String pairs = url.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    /** The right engine's provider, twisted; its engines say that they are mutants. */
    StorageEngineProvider provider() {
        Twist twist = mutant.twist().get();
        return Twisted.provider(StorageEngineProvider.forOptions(options), call -> named(call, twist.answer(call)));
    }

    private static @Nullable Object named(Call call, @Nullable Object answer) {
        if (call.is(StorageEngine.class, "name") && call.engine().name().equals(answer)) {
            return MutantProvider.NAME;
        }
        return answer instanceof EngineStatus status && call.is(StorageEngine.class, "status") ? named(status) : answer;
    }

    private static EngineStatus named(EngineStatus right) {
        return EngineStatus.builder()
                .engine(MutantProvider.NAME)
                .configured(right.configured())
                .initialized(right.initialized())
                .dialect(right.dialect())
                .schemaVersion(right.schemaVersion().orElse(null))
                .pendingMigrations(right.pendingMigrations())
                .tables(right.tables())
                .build();
    }

    /** A data source that also says which mutant of which engine is to use it. */
    private record Via(String mutant, String engine, DataSource source) implements InvocationHandler {
        DataSource proxy() {
            return (DataSource)
                    Proxy.newProxyInstance(Via.class.getClassLoader(), new Class<?>[] {DataSource.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(source, arguments);
            } catch (InvocationTargetException e) {
                throw requireNonNull(e.getCause());
            }
        }
    }
}
