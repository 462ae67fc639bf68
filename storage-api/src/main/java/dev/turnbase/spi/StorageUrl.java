package dev.turnbase.spi;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Secret;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A database URL: {@code file:path?options}, or {@code scheme://user:password@host:port,host:port/database?options}.
 * User and password are percent-decoded, option values form-decoded ({@code +} is a space); a database's name and a
 * file's path are taken as they are, up to the first {@code ?}. Immutable; its text hides the password and all option
 * values.
 *
 * <p>An {@code @} ends user and password, so elsewhere in a URL other than a file's it is refused (in an option's value
 * write {@code %40}): a password with a bare {@code /} or {@code ?} would otherwise be taken for a database's name.
 */
public final class StorageUrl {
    private final String scheme;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final List<Host> hosts;
    private final String path;
    private final Map<String, String> options;

    StorageUrl(
            String scheme,
            @Nullable String user,
            @Nullable Secret password,
            List<Host> hosts,
            String path,
            Map<String, String> options) {
        this.scheme = scheme;
        this.user = user;
        this.password = password;
        this.hosts = List.copyOf(hosts);
        this.path = path;
        this.options = options;
    }

    /**
     * Reads a URL.
     *
     * @throws InvalidInputException for the field {@code url}, if it is malformed; the message never shows the URL
     */
    public static StorageUrl parse(String url) {
        return new StorageUrlParser(requireNonNull(url, "url")).parse();
    }

    /**
     * The URL of a file, whatever characters its path has.
     *
     * @throws InvalidInputException for the field {@code path}, if it is empty or no text
     */
    public static StorageUrl file(String path) {
        Inputs.scalars("path", path);
        if (path.isEmpty()) {
            throw new InvalidInputException("path", "is empty; give the file's path");
        }
        return new StorageUrl("file", null, null, List.of(), path, Map.of());
    }

    /** What comes before the first colon, in lower case. */
    public String scheme() {
        return scheme;
    }

    /** The user, decoded, if one is stated. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** The password, decoded, if one is stated. */
    public Optional<Secret> password() {
        return Optional.ofNullable(password);
    }

    /** The servers, in the order stated; empty for a file or memory. */
    public List<Host> hosts() {
        return hosts;
    }

    /** The database's name or the file's path, as stated; may be empty. */
    public String path() {
        return path;
    }

    /** The options in the order stated, values decoded. */
    public Map<String, String> options() {
        return options;
    }

    /** The value of an option, if it is stated. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(requireNonNull(name, "name")));
    }

    /**
     * Refuses options that an engine does not know.
     *
     * @param known the names that it knows
     * @param reasons why it does not take certain others
     * @throws InvalidInputException naming the option
     */
    public void requireOptions(Set<String> known, Map<String, String> reasons) {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                String reason = reasons.get(name);
                throw new InvalidInputException(
                        "url",
                        "the option " + name + " is " + (reason == null ? "unknown" : "not possible: " + reason)
                                + "; options of " + scheme + ": " + new TreeSet<>(known));
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (!hosts.isEmpty()) {
            text.append("//");
            if (user != null) {
                text.append(user).append(password == null ? "@" : ":" + password + "@");
            }
            text.append(String.join(",", hosts.stream().map(Host::toString).toList()))
                    .append('/');
        }
        text.append(path);
        if (!options.isEmpty()) {
            text.append('?')
                    .append(String.join(
                            "&", options.keySet().stream().map(k -> k + "=…").toList()));
        }
        return text.toString();
    }

    /**
     * A server's address.
     *
     * @param name the name or address, without the brackets of IPv6
     * @param port the port, or 0 for the default one
     */
    public record Host(String name, int port) {
        /** Checks the parts. */
        public Host {
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            String shown = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
            return port == 0 ? shown : String.format(Locale.ROOT, "%s:%d", shown, port);
        }
    }
}
