package dev.turnbase.layout;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the modules to depending downwards only: command, kit -> engines -> sql -> api. Classes are read once for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DependencyDirectionTest {
    private static final String[] API = {
        "dev.turnbase", "dev.turnbase.model..", "dev.turnbase.query..", "dev.turnbase.error..", "dev.turnbase.spi.."
    };
    private static final String SQL = "dev.turnbase.sql..";
    private static final String KIT = "dev.turnbase.contract..";
    private static final String MEMORY = "dev.turnbase.memory..";
    private static final String COMMAND = "dev.turnbase.cli..";
    private static final String SERVERS = "dev.turnbase.servers..";
    private static final List<String> ENGINES =
            List.of(MEMORY, "dev.turnbase.sqlite..", "dev.turnbase.postgres..", "dev.turnbase.mysql..");

    private final JavaClasses turnbase = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.turnbase");

    @Test
    void every_class_belongs_to_a_known_module() {
        String[] known = Stream.of(Stream.of(API), Stream.of(SQL, KIT, COMMAND, SERVERS), ENGINES.stream())
                .flatMap(packages -> packages)
                .toArray(String[]::new);

        classes().should().resideInAnyPackage(known).check(turnbase);
        for (String each : known) {
            assertThat(turnbase.that(resideInAnyPackage(each))).as(each).isNotEmpty();
        }
    }

    @Test
    void the_api_depends_on_java_alone() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(API, "java..", "javax.sql..", "org.jspecify.annotations.."))
                .check(turnbase);
    }

    @Test
    void the_kit_knows_no_engine() {
        classes()
                .that()
                .resideInAPackage(KIT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        API,
                        KIT,
                        "java..",
                        "org.jspecify.annotations..",
                        "org.junit.jupiter..",
                        "org.opentest4j..",
                        "org.assertj..",
                        "net.jqwik..",
                        "com.fasterxml.jackson.core.."))
                .check(turnbase);
    }

    @Test
    void the_kit_asks_in_sql_for_nothing_but_what_is_left_in_raw_tables() {
        noClasses()
                .that()
                .resideInAPackage(KIT)
                .and()
                .doNotHaveSimpleName("TestDatabase")
                .and()
                .doNotHaveSimpleName("RawTables")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(turnbase);
    }

    @Test
    void the_reference_engine_shares_nothing_with_the_sql_engines() {
        noClasses()
                .that()
                .resideInAPackage(MEMORY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL, "java.sql..", "javax.sql..", "org.jooq..", "org.flywaydb..")
                .check(turnbase);
    }

    @Test
    void what_the_sql_engines_share_knows_no_engine() {
        noClasses()
                .that()
                .resideInAPackage(SQL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(
                        ENGINES.toArray(String[]::new),
                        KIT,
                        COMMAND,
                        "org.sqlite..",
                        "org.postgresql..",
                        "com.mysql.."))
                .check(turnbase);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_engine_knows_no_other_engine(String engine) {
        String[] others = ENGINES.stream().filter(each -> !each.equals(engine)).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(engine)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(others, KIT, COMMAND))
                .check(turnbase);
    }

    @Test
    void the_command_uses_the_public_interface_like_any_other_user() {
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(ENGINES.toArray(String[]::new), SQL, KIT, "java.sql..", "javax.sql.."))
                .check(turnbase);
    }

    @Test
    void the_servers_of_the_tests_know_neither_turnbase_nor_a_test_library() {
        classes()
                .that()
                .resideInAPackage(SERVERS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        SERVERS,
                        "java..",
                        "org.jspecify.annotations..",
                        "org.testcontainers..",
                        "com.github.dockerjava..",
                        "org.tukaani.xz..")
                .check(turnbase);
    }

    @Test
    void nothing_that_is_published_knows_the_servers_of_the_tests() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SERVERS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVERS)
                .check(turnbase);
    }

    static List<String> engines() {
        return ENGINES;
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
