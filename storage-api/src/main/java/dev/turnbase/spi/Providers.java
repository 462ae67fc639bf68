package dev.turnbase.spi;

import dev.turnbase.StorageOptions;
import dev.turnbase.error.CannotOpenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the one provider that is meant. */
final class Providers {
    private static final Map<String, String> KNOWN_MODULES = Map.of(
            "file", "storage-sqlite",
            "sqlite", "storage-sqlite",
            "postgresql", "storage-postgres",
            "postgres", "storage-postgres",
            "mysql", "storage-mysql",
            "mariadb", "storage-mysql",
            "memory", "storage-tests");

    private Providers() {}

    static List<StorageEngineProvider> installed() {
        List<StorageEngineProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(StorageEngineProvider.class).forEach(found::add);
            if (found.isEmpty()) {
                // A thread of a common pool, say, whose context class loader does not see the application.
                ClassLoader own = StorageEngineProvider.class.getClassLoader();
                ServiceLoader.load(StorageEngineProvider.class, own).forEach(found::add);
            }
        } catch (ServiceConfigurationError e) {
            throw new CannotOpenException(
                    "an engine on the class path can't be loaded; mend or remove its jar: " + e.getMessage(), e);
        }
        return found;
    }

    static StorageEngineProvider choose(StorageOptions options, List<StorageEngineProvider> installed) {
        Optional<String> engine = options.engine();
        if (engine.isPresent()) {
            return only(
                    installed.stream()
                            .filter(p -> p.name().equals(engine.get()))
                            .toList(),
                    engine.get(),
                    installed);
        }
        String scheme = options.url()
                .map(StorageUrl::scheme)
                .orElseThrow(() -> new CannotOpenException(
                        "the options have a data source but don't say which engine; state engine(name): "
                                + list(installed),
                        null));
        return only(installed.stream().filter(p -> p.schemes().contains(scheme)).toList(), scheme, installed);
    }

    private static StorageEngineProvider only(
            List<StorageEngineProvider> matching, String wanted, List<StorageEngineProvider> installed) {
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (matching.isEmpty()) {
            throw new CannotOpenException(
                    "no engine on the class path opens \"" + wanted + "\"" + hint(wanted, installed) + "; installed: "
                            + list(installed),
                    null);
        }
        throw new CannotOpenException(
                "several engines on the class path open \"" + wanted + "\": " + classes(matching)
                        + "; keep one, or give the provider to StorageEngine.open(options, provider)",
                null);
    }

    private static String hint(String wanted, List<StorageEngineProvider> installed) {
        for (StorageEngineProvider provider : installed) {
            if (provider.name().equals(wanted) || provider.schemes().contains(wanted)) {
                return "; the engine " + provider.name() + " opens URLs that begin with "
                        + String.join(":, ", new TreeSet<>(provider.schemes())) + ":";
            }
        }
        String module = KNOWN_MODULES.get(wanted);
        if (module != null) {
            return ", add the dependency dev.turnbase:" + module;
        }
        return wanted.equals("jdbc") ? "; leave out jdbc: and write user and password before the host" : "";
    }

    private static String list(List<StorageEngineProvider> installed) {
        return installed.isEmpty()
                ? "none"
                : installed.stream()
                        .map(p -> p.name() + " (" + String.join(", ", new TreeSet<>(p.schemes())) + ")")
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String classes(List<StorageEngineProvider> matching) {
        return matching.stream().map(p -> p.getClass().getName()).sorted().collect(Collectors.joining(", "));
    }
}
