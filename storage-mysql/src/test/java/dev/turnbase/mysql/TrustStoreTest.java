package dev.turnbase.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.ServerTls;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The file from which the driver reads the authorities of {@code sslcert}. */
class TrustStoreTest {
    private final ServerTls options =
            ServerTls.of(StorageUrl.parse("mysql://ada@db/chat?sslcert=src/test/resources/authority.pem"));
    private final TrustStore store = new TrustStore(options.authorities());

    @AfterEach
    void delete() {
        store.delete();
    }

    @Test
    void it_has_the_authority_and_is_for_its_owner_only() throws Exception {
        KeyStore read =
                KeyStore.getInstance(store.file().toFile(), store.password().toCharArray());

        assertThat(read.getCertificate("authority0"))
                .isEqualTo(options.authorities().get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void it_is_written_once_and_again_when_something_removed_it() throws Exception {
        Path first = store.file();
        assertThat(store.file()).isEqualTo(first);

        Files.delete(first);
        assertThat(store.file()).exists();
    }

    @Test
    void nothing_is_left_of_it() throws Exception {
        Path file = store.file();
        store.delete();

        assertThat(file).doesNotExist();
    }

    @Test
    void the_driver_is_told_where_it_is_until_it_is_closed() throws Exception {
        MysqlTls tls = new MysqlTls(options);
        Properties settings = new Properties();
        tls.addTrust(settings);
        Path file = Path.of(URI.create(settings.getProperty("trustCertificateKeyStoreUrl")));

        assertThat(file).exists();
        tls.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void without_sslcert_the_driver_takes_the_authorities_of_the_jvm() throws Exception {
        Properties settings = new Properties();
        new MysqlTls(ServerTls.of(StorageUrl.parse("mysql://ada@db/chat?sslaccept=strict"))).addTrust(settings);

        assertThat(settings).isEmpty();
    }
}
