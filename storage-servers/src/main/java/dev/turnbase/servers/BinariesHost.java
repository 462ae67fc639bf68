package dev.turnbase.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that runs as processes of this machine, in a temporary folder. */
final class BinariesHost implements Host {
    private final Binaries binaries;
    private final BinariesJar jar;
    private final BinariesFolder folder;
    private final int port = Ports.free();
    private @Nullable Process server;
    private @Nullable Warden warden;

    private BinariesHost(Binaries binaries, BinariesJar jar, BinariesFolder folder) {
        this.binaries = binaries;
        this.jar = jar;
        this.folder = folder;
    }

    /** Unpacks the binaries and makes the data, but does not start the server. */
    static BinariesHost prepare(Binaries binaries) {
        try {
            BinariesJar jar = BinariesJar.find(binaries.artifact());
            BinariesHost host = new BinariesHost(binaries, jar, BinariesFolder.create(binaries.product()));
            try {
                binaries.unpack(jar, host.folder.home());
                binaries.initialize(host.folder);
                return host;
            } catch (IOException | RuntimeException e) {
                host.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Access access() {
        return new Access(binaries.product(), "127.0.0.1", port, Administrator.USER, Administrator.PASSWORD, "prefer");
    }

    @Override
    public String source() {
        return "binaries " + jar.version();
    }

    @Override
    public boolean canBeKilled() {
        return true;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(binaries.product().title() + " runs already");
        }
        letGo();
        try {
            Process started = folder.start(binaries.command(folder, port), null);
            server = started;
            warden = Warden.over(started, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(binaries.product().title() + " can't be started", e);
        }
    }

    @Override
    public synchronized void kill() {
        Process dying = server;
        if (dying == null) {
            return;
        }
        List<ProcessHandle> family = dying.descendants().toList();
        letGo();
        dying.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        Until.holds(
                "every process of " + binaries.product().title() + " is gone",
                () -> !dying.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The warden of a server that has ended would remove the folder of the next one. */
    private void letGo() {
        Optional.ofNullable(warden).ifPresent(Warden::dismiss);
        warden = null;
    }

    @Override
    public synchronized boolean isAlive() {
        return server != null && server.isAlive();
    }

    @Override
    public String lastWords() {
        return folder.lastWords();
    }

    @Override
    public void close() {
        kill();
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("a server's folder is left behind: " + folder.root(), e);
        }
    }
}
