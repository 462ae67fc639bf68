package dev.turnbase.mysql;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Certificates in the only form that Connector/J reads them in, a key store's file: in the folder for temporary files,
 * for its owner only, under a random password, so that the driver refuses a file that someone else put there. Written
 * when it is first asked for, and again if something cleaned the folder up.
 */
final class TrustStore {
    private static final int PASSWORD_BYTES = 16;

    private final List<Certificate> certificates;
    private final String password = randomPassword();
    private @Nullable Path file;

    TrustStore(List<Certificate> certificates) {
        this.certificates = certificates;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String password() {
        return password;
    }

    /** The file, which is there. */
    synchronized Path file() throws SQLException {
        Path there = file;
        if (there == null || !Files.exists(there)) {
            there = write();
            file = there;
        }
        return there;
    }

    private Path write() throws SQLException {
        try {
            Path path = Files.createTempFile("turnbase-authorities", ".p12");
            path.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(path)) {
                keyStore().store(out, password.toCharArray());
            }
            return path;
        } catch (IOException | GeneralSecurityException e) {
            throw new SQLException("the certificates of sslcert can't be written to java.io.tmpdir", e);
        }
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority" + i, certificates.get(i));
        }
        return store;
    }

    /** Deletes the file, if it is there. */
    synchronized void delete() {
        Path there = file;
        file = null;
        if (there != null) {
            try {
                Files.deleteIfExists(there);
            } catch (IOException e) {
                // It holds nothing secret, and the JVM tries again when it ends.
            }
        }
    }
}
