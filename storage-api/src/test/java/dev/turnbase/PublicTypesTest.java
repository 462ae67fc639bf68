package dev.turnbase;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.spi.StorageEngineProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the public types of this module to a committed list, so that each new one is a decision. */
final class PublicTypesTest {
    private static final Path LIST = Path.of("public-types.txt");
    private static final Path FOUND = Path.of("target", "public-types.txt");

    @Test
    void the_public_types_are_the_committed_ones() throws Exception {
        Set<String> committed = new TreeSet<>(Files.readAllLines(LIST));
        Set<String> found = publicTypes();
        Files.write(FOUND, found);

        assertThat(minus(found, committed))
                .as(
                        "public types that storage-api/%s does not list: make them package-private, or copy"
                                + " storage-api/%s over the list and say in the commit why users need them",
                        LIST, FOUND)
                .isEmpty();
        assertThat(minus(committed, found))
                .as(
                        "types that storage-api/%s lists and that are no longer public: restore them, or copy"
                                + " storage-api/%s over the list and note in CHANGELOG.md what users do instead",
                        LIST, FOUND)
                .isEmpty();
    }

    @Test
    void the_list_is_sorted_and_names_each_type_once() throws IOException {
        List<String> lines = Files.readAllLines(LIST);

        assertThat(lines).isEqualTo(new ArrayList<>(new TreeSet<>(lines)));
    }

    private static Set<String> publicTypes() throws IOException, URISyntaxException {
        Path classes = Path.of(StorageEngineProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> exported = exportedPackages(classes);
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> binaryName(classes.relativize(file)))
                    .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .map(PublicTypesTest::load)
                    .filter(PublicTypesTest::isPublic)
                    .map(Class::getName)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Set<String> exportedPackages(Path classes) throws IOException {
        Set<String> packages = new TreeSet<>();
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor.read(in).exports().forEach(export -> packages.add(export.source()));
        }
        return packages;
    }

    private static String binaryName(Path classFile) {
        String path = classFile.toString();
        return path.substring(0, path.length() - ".class".length())
                .replace(classFile.getFileSystem().getSeparator(), ".");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicTypesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        boolean visible = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        Class<?> outer = type.getEnclosingClass();
        return visible && !type.isSynthetic() && (outer == null || isPublic(outer));
    }

    private static Set<String> minus(Set<String> left, Set<String> right) {
        Set<String> rest = new TreeSet<>(left);
        rest.removeAll(right);
        return rest;
    }
}
