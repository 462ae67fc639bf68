package dev.turnbase.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are to keep theirs while they are down. */
final class Ports {
    /** Below what Linux gives to outgoing connections, any of which could take the port of a server that is down. */
    private static final int MOST = 32_000;

    private static final int LEAST = 12_000;

    private Ports() {}

    /** A port that nobody listens on. */
    static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port between " + LEAST + " and " + MOST + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
