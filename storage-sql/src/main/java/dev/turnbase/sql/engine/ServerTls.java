package dev.turnbase.sql.engine;

import dev.turnbase.Secret;
import dev.turnbase.spi.StorageUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the options about encryption mean, the same for all servers. Immutable; its text has no secret.
 *
 * <p>What contradicts itself is refused, so that a connection is never less safe than the URL reads.
 */
public final class ServerTls {
    /** The names of the options that are read here. */
    public static final Set<String> KNOWN = Set.of("sslmode", "sslaccept", "sslcert", "sslidentity", "sslpassword");

    private static final Set<String> WORDS =
            Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.toUnmodifiableSet());
    private static final String STRICT = "strict";
    private static final String ACCEPT = "accept_invalid_certs";

    private final Mode mode;
    private final Optional<Path> authority;
    private final List<Certificate> authorities;
    private final Optional<Identity> identity;

    private ServerTls(Mode mode, Optional<Path> authority, List<Certificate> authorities, Optional<Identity> identity) {
        this.mode = mode;
        this.authority = authority;
        this.authorities = authorities;
        this.identity = identity;
    }

    /**
     * Reads them.
     *
     * @throws dev.turnbase.error.InvalidInputException if a value can't be, options contradict each other, or a file
     *     can't be used
     */
    public static ServerTls of(StorageUrl url) {
        Optional<Path> authority = UrlOptions.file(url, "sslcert");
        Mode mode = mode(url, authority.isPresent());
        if (authority.isPresent()) {
            requireVerification(mode);
        }
        Optional<Identity> identity = identity(url);
        if (identity.isPresent() && mode == Mode.DISABLE) {
            throw UrlOptions.refused("sslidentity", "is of no use with sslmode=disable; leave one out");
        }
        return new ServerTls(
                mode, authority, authority.map(ServerTls::certificates).orElse(List.of()), identity);
    }

    private static Mode mode(StorageUrl url, boolean hasAuthority) {
        Optional<Mode> stated = UrlOptions.word(url, "sslmode", WORDS).map(Mode::of);
        String accept =
                UrlOptions.word(url, "sslaccept", Set.of(STRICT, ACCEPT)).orElse("");
        if (accept.equals(STRICT)) {
            return strict(stated.orElse(Mode.VERIFY_FULL));
        }
        if (accept.equals(ACCEPT)) {
            return accepting(stated.orElse(Mode.REQUIRE));
        }
        // A certificate authority is stated to be asked, as PostgreSQL's own client reads it.
        return hasAuthority && stated.orElse(Mode.REQUIRE) == Mode.REQUIRE
                ? Mode.VERIFY_CA
                : stated.orElse(Mode.PREFER);
    }

    private static Mode strict(Mode stated) {
        if (stated != Mode.REQUIRE && stated != Mode.VERIFY_FULL) {
            throw UrlOptions.refused(
                    "sslaccept", "is strict, which sslmode contradicts; write sslmode=verify-full alone");
        }
        return Mode.VERIFY_FULL;
    }

    private static Mode accepting(Mode stated) {
        if (stated.verifies() || stated == Mode.DISABLE) {
            throw UrlOptions.refused("sslaccept", "accepts any certificate, which sslmode contradicts; leave one out");
        }
        return stated;
    }

    private static void requireVerification(Mode mode) {
        if (!mode.verifies()) {
            throw UrlOptions.refused(
                    "sslcert",
                    "would not be looked at; write sslmode=verify-full or verify-ca with it, or leave it out");
        }
    }

    private static Optional<Identity> identity(StorageUrl url) {
        Optional<Path> file = UrlOptions.file(url, "sslidentity");
        Optional<String> password = url.option("sslpassword");
        if (file.isPresent() != password.isPresent()) {
            throw UrlOptions.refused("sslidentity", "and the option sslpassword go together; state both or neither");
        }
        return file.map(path -> new Identity(path, Secret.of(password.orElseThrow())));
    }

    private static List<Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> certificates =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (IOException | CertificateException e) {
            // Told below; a parser's message would show what the file holds.
        }
        throw UrlOptions.refused("sslcert", "names a file without certificates; it is a file of PEM");
    }

    /** How much is asked of encryption. */
    public Mode mode() {
        return mode;
    }

    /** The file with the certificates that the server's is checked against; if absent, the JVM's own are. */
    public Optional<Path> authority() {
        return authority;
    }

    /** The certificates that were in that file. */
    public List<Certificate> authorities() {
        return authorities;
    }

    /** By what the server can know us, if it is stated. */
    public Optional<Identity> identity() {
        return identity;
    }

    @Override
    public String toString() {
        return "ServerTls[mode=" + mode.word() + ", authority=" + authority.isPresent() + ", identity="
                + identity.isPresent() + "]";
    }

    /** How much is asked of encryption, from nothing to the server's name. */
    public enum Mode {
        /** None. */
        DISABLE,
        /** If the server insists. */
        ALLOW,
        /** If the server can. */
        PREFER,
        /** Always, with whichever certificate. */
        REQUIRE,
        /** Always, with a certificate of the authority. */
        VERIFY_CA,
        /** Always, with a certificate of the authority that has the host's name. */
        VERIFY_FULL;

        /** As it stands in a URL. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the server's certificate is checked. */
        public boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }

        private static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * A PKCS12 file with our certificate and its key.
     *
     * @param file the file
     * @param password what opens it
     */
    public record Identity(Path file, Secret password) {
        /** Checks that the password opens the file. */
        public Identity {
            open(file, password);
        }

        /** Whether the file has a key under this name. */
        public boolean hasKey(String alias) {
            try {
                return open(file, password).isKeyEntry(alias);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key store that was loaded can be asked", e);
            }
        }

        private static KeyStore open(Path file, Secret password) {
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password.reveal().toCharArray());
                return store;
            } catch (IOException | GeneralSecurityException e) {
                throw UrlOptions.refused("sslidentity", "names no PKCS12 file that sslpassword opens");
            }
        }
    }
}
