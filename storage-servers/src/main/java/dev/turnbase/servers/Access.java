package dev.turnbase.servers;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/** Where a server is, and as whom it is asked. Its user may create databases. */
record Access(Product product, String host, int port, String user, String password, String sslmode) {
    private static final String TLS = "sslmode=";

    /** Reads {@code scheme://user:password@host:port/database?sslmode=word}; other options are of no use here. */
    static Access parse(Product product, String url) {
        URI uri = URI.create(url);
        String[] account = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        if (uri.getHost() == null || account.length != 2) {
            throw new IllegalArgumentException(product.urlVariable() + " needs the form " + product.scheme()
                    + "://user:password@host:port/database");
        }
        int port = uri.getPort() < 0 ? product.port() : uri.getPort();
        return new Access(product, uri.getHost(), port, decoded(account[0]), decoded(account[1]), sslmode(uri));
    }

    private static String sslmode(URI uri) {
        return Arrays.stream(Optional.ofNullable(uri.getQuery()).orElse("").split("&"))
                .filter(option -> option.startsWith(TLS))
                .map(option -> option.substring(TLS.length()))
                .findFirst()
                .orElse("prefer");
    }

    /** The same server through a proxy on this machine, which sees plain text only. */
    Access through(TcpProxy proxy) {
        return new Access(product, "127.0.0.1", proxy.port(), user, password, "disable");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** The Turnbase URL of a database of this server. */
    String url(String database) {
        return product.scheme() + "://" + encoded(user) + ":" + encoded(password) + "@" + host + ":" + port + "/"
                + database + (sslmode.equals("prefer") ? "" : "?" + TLS + sslmode);
    }

    /** A new connection in autocommit mode. */
    Connection connect(String database) throws SQLException {
        Properties settings = product.driverSettings(sslmode);
        settings.put("user", user);
        settings.put("password", password);
        return DriverManager.getConnection(
                "jdbc:" + product.scheme() + "://" + host + ":" + port + "/" + database, settings);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return product.scheme() + "://" + host + ":" + port;
    }
}
