package dev.turnbase.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the command lines of MySQL and MariaDB have in common. */
final class MySqlCommand {
    private MySqlCommand() {}

    static List<String> of(BinariesFolder folder, String program, String... more) {
        Path home = folder.home();
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve(program).toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--datadir=" + folder.data(),
                "--innodb-use-native-aio=0"));
        if (SystemUser.isRoot()) {
            command.add("--user=root");
        }
        command.addAll(List.of(more));
        return command;
    }

    /** The command that serves clients on this machine. The socket is relative to the data: its path must be short. */
    static List<String> serving(BinariesFolder folder, String program, Product product, int port) {
        List<String> command =
                of(folder, program, "--bind-address=127.0.0.1", "--port=" + port, "--socket=s", "--pid-file=pid");
        command.addAll(product.leanSettings());
        return command;
    }
}
