package dev.turnbase.sqlite;

import dev.turnbase.error.CannotOpenException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The database's file: found, or made for its owner's eyes only. */
final class SqliteFile {
    private final Path path;

    private SqliteFile(Path path) {
        this.path = path;
    }

    /** The file of a path, relative to the working directory. */
    static SqliteFile at(String path) {
        if (path.indexOf('?') >= 0) {
            throw new CannotOpenException("an SQLite file's path can't have a ?; rename the file", null);
        }
        try {
            return new SqliteFile(Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new CannotOpenException("the path of the SQLite file is not a path of this system; mend it", e);
        }
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Throws unless there is a regular file that can be read and written. */
    void requireUsable() {
        requireNoDirectory();
        if (!exists()) {
            throw new CannotOpenException(path + " does not exist; open it with MigrationMode.AUTO to create it", null);
        }
        if (!Files.isRegularFile(path)) {
            throw new CannotOpenException(path + " is a device or the like; name a file", null);
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new CannotOpenException(
                    path + " can't be read and written by this user; change its access rights", null);
        }
    }

    /** Makes an empty file if there is none, which only its owner can read and write. */
    void create() {
        requireNoDirectory();
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CannotOpenException("the folder " + folder + " does not exist; make it first", null);
        }
        try {
            Files.createFile(path, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            // Somebody else was quicker, or it was there.
        } catch (IOException e) {
            throw new CannotOpenException(path + " can't be created; check the access rights of " + folder, e);
        }
    }

    private void requireNoDirectory() {
        if (Files.isDirectory(path)) {
            throw new CannotOpenException(path + " is a directory; name a file in it", null);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
