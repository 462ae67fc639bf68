package dev.turnbase.cli;

import dev.turnbase.Secret;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a run of the command.
 *
 * @param in standard input
 * @param out standard output: data, always UTF-8
 * @param err standard error: complaints and progress
 * @param showsProgress whether somebody watches standard error
 * @param passwordPrompt asks whoever sits at the terminal, null if nobody does
 * @param environment the environment variables
 */
record Console(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean showsProgress,
        @Nullable Supplier<Secret> passwordPrompt,
        Map<String, String> environment) {

    static Console ofProcess() {
        return new Console(
                System.in,
                writer(FileDescriptor.out, StandardCharsets.UTF_8),
                writer(FileDescriptor.err, Charset.defaultCharset()),
                isTerminal("/proc/self/fd/2"),
                passwordPrompt(System.console()),
                System.getenv());
    }

    /** Sends what is still held back; answers the exit code, a failure if standard output did not take everything. */
    int finish(int code) {
        boolean lost = out.checkError();
        if (lost) {
            err.println("turnbase: standard output is closed or full; not everything was printed");
        }
        err.flush();
        return lost && code == ExitCode.OK ? ExitCode.UNEXPECTED : code;
    }

    private static @Nullable Supplier<Secret> passwordPrompt(java.io.@Nullable Console terminal) {
        if (terminal == null) {
            return null;
        }
        return () -> {
            char[] typed = terminal.readPassword("Password: ");
            return Secret.of(typed == null ? "" : new String(typed));
        };
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        OutputStream stream = new FileOutputStream(descriptor);
        return new PrintWriter(new OutputStreamWriter(stream, charset), false);
    }

    /** Java cannot tell; Linux can, and elsewhere there is no progress to see. */
    private static boolean isTerminal(String descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
