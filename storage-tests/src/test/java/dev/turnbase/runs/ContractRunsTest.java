package dev.turnbase.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.contract.ContractTest;
import dev.turnbase.contract.Rule;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.StorageFixture;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds the kit to having a test for every rule of the contract, and the runs to running all of the kit. */
final class ContractRunsTest {
    @Test
    void every_rule_of_the_contract_has_a_test() {
        Set<String> tested = tests().flatMap(test -> Stream.ofNullable(test.getAnnotation(Rule.class)))
                .flatMap(rule -> Arrays.stream(rule.value()))
                .collect(Collectors.toCollection(TreeSet::new));
        tested.remove(ContractRules.MIGRATION_OF_RELEASES);

        assertThat(tested).isEqualTo(ContractRules.tested());
    }

    @Test
    void every_test_of_the_kit_names_its_rule() {
        assertThat(tests().filter(test -> !test.isAnnotationPresent(Rule.class)))
                .isEmpty();
    }

    @Test
    void the_suite_has_every_topic() {
        Stream<Class<?>> nested = Arrays.stream(StorageEngineContract.class.getDeclaredClasses());

        assertThat(names(nested.<Class<?>>map(Class::getSuperclass))).isEqualTo(names(topics()));
    }

    @Test
    void every_topic_of_the_suite_has_its_name_for_a_tag() {
        assertThat(StorageEngineContract.class.getDeclaredClasses())
                .allSatisfy(topic ->
                        assertThat(topic.getAnnotation(Tag.class).value()).isEqualTo(topic.getSimpleName()));
    }

    @Test
    void every_run_is_of_the_suite() {
        Stream<Class<?>> fixtures = beside(ContractRunsTest.class).filter(StorageFixture.class::isAssignableFrom);

        assertThat(fixtures).hasSizeGreaterThanOrEqualTo(6).allMatch(StorageEngineContract.class::isAssignableFrom);
    }

    private static Set<String> names(Stream<Class<?>> classes) {
        return classes.map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> tests() {
        return topics().flatMap(topic -> Arrays.stream(topic.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    private static Stream<Class<?>> topics() {
        return beside(ContractTest.class)
                .filter(type -> Modifier.isAbstract(type.getModifiers()))
                .filter(type -> type != ContractTest.class && ContractTest.class.isAssignableFrom(type));
    }

    /** The classes of a package, from where one of them was loaded. */
    private static Stream<Class<?>> beside(Class<?> one) {
        String name = one.getPackageName();
        try (Stream<Path> files = Files.list(
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .resolve(name.replace('.', '/')))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[A-Za-z]+\\.class"))
                    .map(file -> name + "." + file.replace(".class", ""))
                    .toList();
            return names.stream().map(ContractRunsTest::load);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the classes beside " + one + " can't be listed", e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
