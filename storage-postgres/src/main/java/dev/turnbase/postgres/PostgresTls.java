package dev.turnbase.postgres;

import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.ServerTls;
import dev.turnbase.sql.engine.UrlOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What a URL says of encryption, in the driver's words.
 *
 * @param tls what it says
 * @param channelBinding whether authentication is bound to the encrypted channel
 */
record PostgresTls(ServerTls tls, Optional<String> channelBinding) {
    /** The name under which the driver looks for the key. */
    private static final String ALIAS = "user";

    static PostgresTls of(StorageUrl url) {
        ServerTls tls = ServerTls.of(url);
        Optional<String> binding = UrlOptions.word(url, "channel_binding", Set.of("disable", "prefer", "require"));
        if (tls.mode() == ServerTls.Mode.DISABLE && binding.orElse("").equals("require")) {
            throw UrlOptions.refused("channel_binding", "can't be require with sslmode=disable; leave one out");
        }
        tls.identity().ifPresent(identity -> requireUsable(identity, tls));
        return new PostgresTls(tls, binding);
    }

    private static void requireUsable(ServerTls.Identity identity, ServerTls tls) {
        if (isVerifiedByJvm(tls)) {
            throw UrlOptions.refused(
                    "sslidentity", "needs the option sslcert when the server's certificate is checked; state both");
        }
        String name = identity.file().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".p12") && !name.endsWith(".pfx")) {
            throw UrlOptions.refused(
                    "sslidentity", "names a file whose name ends in .p12 or .pfx, by which the driver knows its form");
        }
        if (!identity.hasKey(ALIAS)) {
            throw UrlOptions.refused("sslidentity", "names a file without a key of the name \"user\"; rename its key");
        }
    }

    /** The driver's usual factory of sockets knows only a file of authorities, its other one only the JVM's. */
    private static boolean isVerifiedByJvm(ServerTls tls) {
        return tls.mode().verifies() && tls.authority().isEmpty();
    }

    void applyTo(Properties settings) {
        PGProperty.SSL_MODE.set(settings, tls.mode().word());
        if (isVerifiedByJvm(tls)) {
            PGProperty.SSL_FACTORY.set(settings, DefaultJavaSSLFactory.class.getName());
        }
        tls.authority().ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(settings, file.toString()));
        tls.identity().ifPresent(identity -> {
            PGProperty.SSL_KEY.set(settings, identity.file().toString());
            PGProperty.SSL_PASSWORD.set(settings, identity.password().reveal());
        });
        channelBinding.ifPresent(word -> PGProperty.CHANNEL_BINDING.set(settings, word));
    }
}
