package dev.turnbase.sql.engine;

import dev.turnbase.Secret;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.spi.StorageUrl.Host;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which database, where, and by whom. Its text is what messages call the database; it has neither user nor password.
 *
 * @param product the database's name in messages
 * @param hosts the servers, in the order in which they are tried, each with its port
 * @param database the database's name
 * @param user who connects
 * @param password with which password, if one is stated
 */
public record ServerAddress(String product, List<Host> hosts, String database, String user, Optional<Secret> password) {
    /** A name of anything else could carry settings into a driver's URL. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?");

    /** Keeps the hosts as they are. */
    public ServerAddress {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads it.
     *
     * @param credentials go before the URL's user and password
     * @throws CannotOpenException if host, database or user is missing
     */
    public static ServerAddress of(StorageUrl url, @Nullable Credentials credentials, String product, int defaultPort) {
        String form = "write " + url.scheme() + "://user:password@host:" + defaultPort + "/database";
        if (url.hosts().isEmpty()) {
            throw missing("host", form);
        }
        if (url.path().isEmpty()) {
            throw missing("database", form);
        }
        Optional<String> user = credentials == null ? url.user() : Optional.of(credentials.user());
        return new ServerAddress(
                product,
                url.hosts().stream().map(host -> withPort(host, defaultPort)).toList(),
                url.path(),
                user.filter(name -> !name.isEmpty())
                        .orElseThrow(() -> missing("user", form + ", or state credentials")),
                credentials == null ? url.password() : Optional.of(credentials.password()));
    }

    private static Host withPort(Host host, int defaultPort) {
        if (!HOST.matcher(host.name()).matches()) {
            throw new InvalidInputException("url", "a host's name has letters, digits and . _ - only");
        }
        return host.port() == 0 ? new Host(host.name(), defaultPort) : host;
    }

    private static CannotOpenException missing(String part, String form) {
        return new CannotOpenException("the URL names no " + part + "; " + form, null);
    }

    @Override
    public String toString() {
        return product + " database " + database + " at "
                + hosts.stream().map(Host::toString).collect(Collectors.joining(", "));
    }
}
