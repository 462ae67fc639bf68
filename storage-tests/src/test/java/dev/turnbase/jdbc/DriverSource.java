package dev.turnbase.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.turnbase.Secret;
import dev.turnbase.servers.ServerDatabase;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.spi.StorageUrl.Host;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A driver's own data source, set as the engine sets the driver where it matters for what is sent. */
public final class DriverSource {
    private DriverSource() {}

    /** That of a database in a server. */
    public static DataSource of(ServerDatabase database) {
        StorageUrl url = StorageUrl.parse(database.url());
        return of(url, url.user().orElseThrow(), url.password().orElseThrow());
    }

    /** That of a database that a user has. */
    public static DataSource of(StorageUrl url, String user, Secret secret) {
        Host host = url.hosts().get(0);
        String password = secret.reveal();
        if (url.scheme().equals("postgresql")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {host.name()});
            source.setPortNumbers(new int[] {host.port()});
            source.setDatabaseName(url.path());
            source.setUser(user);
            source.setPassword(password);
            source.setReWriteBatchedInserts(true);
            return source;
        }
        MysqlDataSource source = new MysqlDataSource();
        source.setServerName(host.name());
        source.setPortNumber(host.port());
        source.setDatabaseName(url.path());
        source.setUser(user);
        source.setPassword(password);
        try {
            source.setAllowMultiQueries(true);
            source.setRewriteBatchedStatements(true);
            source.setAllowPublicKeyRetrieval(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }
}
