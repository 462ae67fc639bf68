package dev.turnbase.mysql;

import dev.turnbase.sql.engine.ServerTls;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a URL says of encryption, in the driver's words. */
final class MysqlTls {
    private static final String PKCS12 = "PKCS12";

    private final ServerTls tls;
    private final @Nullable TrustStore trust;

    MysqlTls(ServerTls tls) {
        this.tls = tls;
        this.trust = tls.authorities().isEmpty() ? null : new TrustStore(tls.authorities());
    }

    void applyTo(Properties settings) {
        settings.setProperty("sslMode", word(tls.mode()));
        // Without encryption a password is encrypted by a key that the server sends. Whoever could pass off a key could
        // as
        // well pass off a certificate that is not checked; where encryption is demanded no key is needed.
        settings.setProperty("allowPublicKeyRetrieval", String.valueOf(!isDemanded()));
        tls.identity().ifPresent(identity -> {
            settings.setProperty("clientCertificateKeyStoreUrl", url(identity.file()));
            settings.setProperty("clientCertificateKeyStoreType", PKCS12);
            settings.setProperty(
                    "clientCertificateKeyStorePassword", identity.password().reveal());
        });
    }

    /** Adds the authorities of {@code sslcert}; without one the driver takes the JVM's. */
    void addTrust(Properties settings) throws SQLException {
        if (trust != null) {
            settings.setProperty("trustCertificateKeyStoreUrl", url(trust.file()));
            settings.setProperty("trustCertificateKeyStoreType", PKCS12);
            settings.setProperty("trustCertificateKeyStorePassword", trust.password());
        }
    }

    void close() {
        if (trust != null) {
            trust.delete();
        }
    }

    private boolean isDemanded() {
        return tls.mode().compareTo(ServerTls.Mode.REQUIRE) >= 0;
    }

    private static String word(ServerTls.Mode mode) {
        return switch (mode) {
            case DISABLE -> "DISABLED";
            case ALLOW, PREFER -> "PREFERRED";
            case REQUIRE -> "REQUIRED";
            case VERIFY_CA -> "VERIFY_CA";
            case VERIFY_FULL -> "VERIFY_IDENTITY";
        };
    }

    private static String url(Path file) {
        return file.toUri().toString();
    }
}
