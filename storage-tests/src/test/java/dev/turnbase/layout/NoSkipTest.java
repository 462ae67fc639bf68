package dev.turnbase.layout;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.turnbase.contract.StorageEngineContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the contract kit and all tests of this module to knowing no way to skip a test: what can't run has to fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoSkipTest {
    private static final Path TESTS = Path.of("target", "test-classes");
    private static final Path KIT = Path.of("target", "classes", "dev", "turnbase", "contract");
    private static final String PLANTED = "dev.turnbase.layout.planted";
    private static final String DISABLED = "org.junit.jupiter.api.Disabled";
    private static final String CONDITION = "org.junit.jupiter.api.extension.ExecutionCondition";

    /** By name: what names them by class is found itself. */
    private static final Set<String> WAYS = Set.of(
            DISABLED,
            CONDITION,
            "org.junit.jupiter.api.Assumptions",
            "org.junit.jupiter.api.extension.ConditionEvaluationResult",
            "org.assertj.core.api.Assumptions",
            "org.assertj.core.api.BDDAssumptions",
            "org.assertj.core.api.WithAssumptions",
            "org.opentest4j.IncompleteExecutionException",
            "org.opentest4j.TestAbortedException",
            "org.opentest4j.TestSkippedException",
            "org.junit.Assume",
            "org.junit.AssumptionViolatedException",
            "org.junit.Ignore",
            "net.jqwik.api.Assume",
            "net.jqwik.api.Disabled");

    private static final DescribedPredicate<JavaClass> SKIPS = describe(
            "skip tests",
            each -> WAYS.contains(each.getName())
                    || each.getPackageName().startsWith("org.junit.jupiter.api.condition")
                    || each.isMetaAnnotatedWith(DISABLED)
                    || each.isAssignableTo(CONDITION));

    private static final ArchRule NO_SKIP = noClasses().should().dependOnClassesThat(SKIPS);

    private final JavaClasses classes = new ClassFileImporter().importPaths(TESTS, KIT);

    @Test
    void neither_the_kit_nor_a_test_knows_a_way_to_skip() {
        JavaClasses real = classes.that(DescribedPredicate.not(resideInAPackage(PLANTED)));

        assertThat(real.contain(StorageEngineContract.class)).isTrue();
        assertThat(real.contain(NoSkipTest.class)).isTrue();
        assertThat(real).hasSizeGreaterThan(200);
        NO_SKIP.check(real);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_skip_is_found(String planted) {
        JavaClasses alone = classes.that(resideInAPackage(PLANTED).and(simpleName(planted)));

        assertThat(alone).hasSize(1);
        assertThat(NO_SKIP.evaluate(alone).hasViolation()).isTrue();
    }

    static List<String> planted() throws IOException {
        try (Stream<Path> files = Files.list(TESTS.resolve(PLANTED.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.startsWith("Skips"))
                    .sorted()
                    .toList();
        }
    }
}
