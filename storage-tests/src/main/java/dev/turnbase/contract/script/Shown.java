package dev.turnbase.contract.script;

import static java.util.Objects.requireNonNull;

import dev.turnbase.MessageStream;
import dev.turnbase.error.AlreadyExistsException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.NotFoundException;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.Tenant;
import dev.turnbase.query.Page;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Results as text that is the same for two engines that answer the same: every field of a row, and ids that the engine
 * made by the order in which they were seen.
 */
public final class Shown {
    private static final Pattern MADE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LONG_TEXT = 60;
    private static final String FAILURE = "throws ";
    private static final Set<String> NO_FIELDS = Set.of("toString", "hashCode", "toBuilder", "getClass", "getMessage");
    private static final ClassValue<List<Method>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass().getName().startsWith("dev.turnbase."))
                    .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                    .filter(method -> !NO_FIELDS.contains(method.getName()))
                    .sorted(Comparator.comparing(Method::getName))
                    .toList();
        }
    };

    private final String prefix;
    private final Map<String, String> ordinals = new HashMap<>();

    /** @param prefix what ids and names may begin with that is not the same, and is left out */
    public Shown(String prefix) {
        this.prefix = prefix;
    }

    static boolean isMade(String id) {
        return MADE.matcher(id).matches();
    }

    /** A result. */
    public String result(@Nullable Object value) {
        return normal(any(value));
    }

    /**
     * What of a failure is the same on every engine: its code, and its type if it has none. A call with two mistakes
     * may name either, so the entity and the field are left to tests that make one.
     */
    public static String failure(Throwable thrown) {
        return FAILURE
                + (thrown instanceof StorageException e
                        ? e.code()
                        : thrown.getClass().getSimpleName());
    }

    /** A bulk may have a mistake in each of its rows: whether a key is taken or a parent missing shows first is open. */
    static String failureOfBulk(Throwable thrown) {
        boolean either = thrown instanceof AlreadyExistsException || thrown instanceof NotFoundException;
        return either ? FAILURE + ErrorCode.ALREADY_EXISTS + " or " + ErrorCode.NOT_FOUND : failure(thrown);
    }

    static boolean isFailure(String shown) {
        return shown.startsWith(FAILURE);
    }

    private String normal(String text) {
        return MADE.matcher(text.replace(prefix, ""))
                .replaceAll(id -> ordinals.computeIfAbsent(id.group(), any -> "made#" + (ordinals.size() + 1)));
    }

    private String any(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::any).orElse("none");
        }
        if (value instanceof Page<?> page) {
            return page(page);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(this::any).collect(Collectors.joining("\n  ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> own = new TreeMap<>(map);
            own.keySet().removeIf(key -> !String.valueOf(key).startsWith(prefix));
            return own.entrySet().stream()
                            .map(e -> e.getKey() + ": " + any(e.getValue()))
                            .toList() + "";
        }
        if (value instanceof MessageStream stream) {
            return "stream of " + any(stream.message());
        }
        if (value instanceof String text) {
            return text(text);
        }
        return value == null
                        || value instanceof Enum<?>
                        || !value.getClass().getName().startsWith("dev.turnbase.")
                ? String.valueOf(value)
                : fields(value);
    }

    /** Of the list of tenants only those of the script. */
    private String page(Page<?> page) {
        boolean tenants = page.items().stream().anyMatch(Tenant.class::isInstance);
        if (tenants) {
            return any(page.items().stream()
                    .map(Tenant.class::cast)
                    .filter(tenant -> tenant.name().startsWith(prefix))
                    .toList());
        }
        return any(page.items())
                + (page.next().isPresent() ? " next" : "")
                + (page.previous().isPresent() ? " previous" : "");
    }

    private static String text(String text) {
        return text.length() <= LONG_TEXT
                ? Literal.write(text)
                : Literal.write(text.substring(0, LONG_TEXT)) + "… of " + text.length() + " #" + text.hashCode();
    }

    private String fields(Object row) {
        return FIELDS.get(row.getClass()).stream()
                .map(field -> field.getName() + "=" + any(value(row, field)))
                .collect(Collectors.joining(", ", row.getClass().getSimpleName() + "(", ")"));
    }

    private static @Nullable Object value(Object row, Method field) {
        try {
            return field.invoke(row);
        } catch (InvocationTargetException e) {
            return "(" + requireNonNull(e.getCause()).getClass().getSimpleName() + ")";
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
