package dev.turnbase.contract.script;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each operation was called, and how often it threw. */
public final class Coverage {
    private static final Set<Class<?>> INTERFACES = Set.of(
            Users.class,
            Conversations.class,
            Messages.class,
            MessageStream.class,
            Storage.class,
            Tenants.class,
            StorageEngine.class);

    private static final String ANSWERED = "answered";

    /** By operation, how often each outcome came. */
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    void answered(Method method) {
        count(method, ANSWERED);
    }

    void refused(Method method, Throwable why) {
        count(method, Shown.failure(why).replace("throws ", ""));
    }

    private void count(Method method, String outcome) {
        if (INTERFACES.contains(method.getDeclaringClass())) {
            counts.computeIfAbsent(name(method), any -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        }
    }

    /** The operations on rows that were never answered. */
    public Set<String> missing() {
        return Stream.of(Users.class, Conversations.class, Messages.class, MessageStream.class, Tenants.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(Coverage::name)
                .filter(name -> !counts.getOrDefault(name, Map.of()).containsKey(ANSWERED))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** One line an operation: how often it was answered, and how often it was refused with what. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
    }
}
