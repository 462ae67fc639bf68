package dev.turnbase.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A TCP proxy on 127.0.0.1 that keeps its port and can fail as networks do. Every method may be called from any thread;
 * closing it cuts what is left.
 */
public final class TcpProxy implements AutoCloseable {
    /** What becomes of a packet from a client. */
    public enum Verdict {
        FORWARD,
        /** The server never sees it; the client's connection is reset. */
        CUT_BEFORE,
        /** The server does what it says; instead of the answer the client gets a reset connection. */
        CUT_AFTER,
        /** It and all that follows on this connection stay here until the connection is cut or closed. */
        HOLD
    }

    /** Sees what clients send before it goes on. Called by a thread per connection, which it may keep waiting. */
    @FunctionalInterface
    public interface PacketHook {
        /** Decides about the bytes that were read at once from a client: one packet or several, or a part of a long one. */
        Verdict onPacket(byte[] bytes);
    }

    private static final PacketHook FORWARD_ALL = bytes -> Verdict.FORWARD;

    private final Supplier<InetSocketAddress> target;
    private final int port = Ports.free();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile PacketHook hook = FORWARD_ALL;
    private ServerSocket listener;
    private Thread acceptor;
    private boolean silent;
    private boolean down;

    /** Starts one in front of the address that the supplier says when a client connects. */
    public TcpProxy(Supplier<InetSocketAddress> target) {
        this.target = target;
        ServerSocket listening = listen();
        this.listener = listening;
        this.acceptor = daemon("proxy " + port, () -> acceptAll(listening));
    }

    /** The port on 127.0.0.1 that clients connect to. */
    public int port() {
        return port;
    }

    /** How many clients are connected. */
    public int connections() {
        return links.size();
    }

    /** Shows client packets to this hook from now on, instead of the one before. */
    public void onPacket(PacketHook newHook) {
        this.hook = newHook;
    }

    /** Gives this verdict on the next packet with this word, in upper or lower case, and forwards all others. */
    public void onceAt(String word, Verdict verdict) {
        AtomicBoolean met = new AtomicBoolean();
        onPacket(bytes -> contains(bytes, word) && met.compareAndSet(false, true) ? verdict : Verdict.FORWARD);
    }

    /** Whether a word of ASCII is in the bytes, in upper or lower case. */
    public static boolean contains(byte[] bytes, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT)
                .contains(word.toUpperCase(Locale.ROOT));
    }

    /** Resets all connections and refuses new ones, until {@link #restore}. */
    public synchronized void cut() {
        down = true;
        closeQuietly(listener);
        awaitEndOfAcceptor();
        links.forEach(Link::reset);
        notifyAll();
    }

    /** Accepts and forwards nothing in either direction, as a network that loses all packets, until {@link #restore}. */
    public synchronized void blackHole() {
        silent = true;
    }

    /** Forwards again, what was held back by {@link #blackHole} too, and without any hook. */
    public synchronized void restore() {
        hook = FORWARD_ALL;
        silent = false;
        if (down) {
            down = false;
            ServerSocket again = listen();
            listener = again;
            acceptor = daemon("proxy " + port, () -> acceptAll(again));
        }
        notifyAll();
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy can listen on port " + port, e);
        }
    }

    private void acceptAll(ServerSocket socket) {
        try {
            while (true) {
                Link link = new Link(socket.accept());
                daemon("proxy " + port + " from client", link::fromClient);
            }
        } catch (IOException closed) {
            closeQuietly(socket);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The port is free only when nobody waits for clients at it any more. */
    private void awaitEndOfAcceptor() {
        Until.holds("the proxy accepts no more", () -> !acceptor.isAlive());
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            // It is of no more use either way.
        }
    }

    private synchronized void awaitFlow() throws IOException {
        while (silent && !down) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private synchronized void register(Link link) throws IOException {
        if (down) {
            throw new IOException("cut");
        }
        links.add(link);
    }

    /** One client's connection and the one to the server that belongs to it. */
    private final class Link {
        private static final int MOST = 1 << 16;

        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean answersAreLost;

        Link(Socket client) {
            this.client = client;
        }

        void fromClient() {
            try {
                register(this);
                client.setTcpNoDelay(true);
                awaitFlow();
                server.setTcpNoDelay(true);
                server.connect(target.get());
                daemon("proxy " + port + " from server", this::fromServer);
                while (forwardPacket()) {}
            } catch (IOException e) {
                reset();
            }
        }

        private boolean forwardPacket() throws IOException {
            byte[] bytes = read(client);
            if (bytes.length == 0) {
                close();
                return false;
            }
            awaitFlow();
            switch (hook.onPacket(bytes)) {
                case FORWARD -> {}
                case CUT_BEFORE -> throw new IOException("cut before forwarding");
                case CUT_AFTER -> {
                    forwardLast(bytes);
                    return false;
                }
                case HOLD -> {
                    return false;
                }
            }
            server.getOutputStream().write(bytes);
            return true;
        }

        /** The server does what it was sent before it sees the end and closes; its answers go no further. */
        private void forwardLast(byte[] bytes) throws IOException {
            answersAreLost = true;
            server.getOutputStream().write(bytes);
            server.shutdownOutput();
        }

        private void fromServer() {
            try {
                for (byte[] bytes = read(server); bytes.length > 0; bytes = read(server)) {
                    awaitFlow();
                    if (!answersAreLost) {
                        client.getOutputStream().write(bytes);
                    }
                }
                if (answersAreLost) {
                    throw new IOException("cut before the answer");
                }
                close();
            } catch (IOException e) {
                reset();
            }
        }

        private byte[] read(Socket socket) throws IOException {
            byte[] buffer = new byte[MOST];
            int length = socket.getInputStream().read(buffer);
            return Arrays.copyOf(buffer, Math.max(0, length));
        }

        /** Closes so that both sides see a reset, whatever they have not read yet. */
        void reset() {
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // It is closed already.
                }
            }
            close();
        }

        private void close() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }
}
