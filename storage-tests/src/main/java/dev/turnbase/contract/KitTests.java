package dev.turnbase.contract;

import dev.turnbase.contract.report.KitTest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of the kit, and the rules that a test names. */
final class KitTests {
    private KitTests() {}

    /** All that a whole run of a suite runs of the kit. */
    static List<KitTest> all() {
        return Arrays.stream(StorageEngineContract.class.getDeclaredClasses())
                .flatMap(KitTests::of)
                .toList();
    }

    private static Stream<KitTest> of(Class<?> topic) {
        return Stream.<Class<?>>iterate(topic, type -> type != ContractTest.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .map(method -> new KitTest(topic.getSimpleName(), method.getName(), rules(method)));
    }

    static Set<String> rules(Method test) {
        return Optional.ofNullable(test.getAnnotation(Rule.class)).stream()
                .flatMap(rule -> Arrays.stream(rule.value()))
                .collect(Collectors.toSet());
    }
}
