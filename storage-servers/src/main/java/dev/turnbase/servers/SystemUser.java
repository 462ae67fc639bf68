package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user that the tests run as, and the one that serves in root's place for programs that refuse root. */
final class SystemUser {
    /** Nobody, on every Linux. */
    private static final int NOBODY = 65_534;

    private SystemUser() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Gives an empty folder to the user that {@link #unprivileged} commands run as. */
    static void give(Path folder) throws IOException {
        if (isRoot()) {
            Files.setAttribute(folder, "unix:gid", NOBODY);
            Files.setAttribute(folder, "unix:uid", NOBODY);
        }
    }

    /** The command, without root's rights. It keeps its process id: setpriv becomes the program. */
    static List<String> unprivileged(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        whole.addAll(command);
        return whole;
    }
}
