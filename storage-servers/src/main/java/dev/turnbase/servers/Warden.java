package dev.turnbase.servers;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends a server and removes its folder if this JVM ends without having done so, as when it is killed: a shell that waits
 * for the end of its input, which comes with the end of this JVM.
 */
final class Warden {
    private static final String WATCH = "if read -r word; then exit; fi; kill -9 \"$0\"; rm -rf \"$1\"";

    private final Process shell;

    private Warden(Process shell) {
        this.shell = shell;
    }

    static Warden over(Process server, BinariesFolder folder) throws IOException {
        return new Warden(new ProcessBuilder(
                        "sh",
                        "-c",
                        WATCH,
                        Long.toString(server.pid()),
                        folder.root().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lets go of the server. */
    void dismiss() {
        try (var input = shell.outputWriter()) {
            input.write("done\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
