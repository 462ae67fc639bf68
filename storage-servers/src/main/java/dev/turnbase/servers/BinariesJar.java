package dev.turnbase.servers;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** A jar of the class path that holds the binaries of a server. */
record BinariesJar(Path file, String version) {
    private static final int MOST_BYTES_OF_XZ = -1;

    /** Finds it by its artifact's name, also where a jar's manifest has the class path. */
    static BinariesJar find(String artifact) throws IOException {
        Pattern name = Pattern.compile("jar:(file:.*/" + Pattern.quote(artifact) + "-([0-9][^/]*)\\.jar)!/.*");
        ClassLoader loader = BinariesJar.class.getClassLoader();
        return Collections.list(loader.getResources(JarFile.MANIFEST_NAME)).stream()
                .flatMap(manifest -> name.matcher(manifest.toString()).results())
                .map(found -> of(found))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the class path has no jar " + artifact));
    }

    private static BinariesJar of(MatchResult found) {
        return new BinariesJar(Path.of(URI.create(found.group(1))), found.group(2));
    }

    /** Unpacks the archive in the jar whose name ends so ({@code .txz} or {@code .tar.gz}) into a folder. */
    void unpackArchive(String ending, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            ZipEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException(file + " holds no " + ending));
            try (InputStream packed = jar.getInputStream(archive);
                    InputStream tar = ending.endsWith("xz")
                            ? new XZInputStream(packed, MOST_BYTES_OF_XZ)
                            : new GZIPInputStream(packed)) {
                extract(tar, folder);
            }
        }
    }

    /** Leaves the links and permissions in the archive to the system's tar, which every Linux has. */
    private static void extract(InputStream tar, Path folder) throws IOException {
        Process process = new ProcessBuilder("tar", "-xf", "-", "--no-same-owner", "-C", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream input = process.getOutputStream()) {
            tar.transferTo(input);
        }
        Until.holds("tar ends", () -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IOException("tar could not unpack the server into " + folder);
        }
    }

    /** Copies the files whose name matches, to where the pattern's first group says. */
    void copy(Pattern wanted, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                Matcher name = wanted.matcher(entry.getName());
                if (name.matches() && !entry.isDirectory()) {
                    copy(jar, entry, folder.resolve(name.group(1)));
                }
            }
        }
    }

    private static void copy(ZipFile jar, ZipEntry entry, Path target) throws IOException {
        Files.createDirectories(requireNonNull(target.getParent()));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }
}
