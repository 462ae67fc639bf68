package dev.turnbase.mysql;

import dev.turnbase.StorageOptions;
import dev.turnbase.StorageOptions.Credentials;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.spi.StorageUrl;
import dev.turnbase.sql.engine.Dialect;
import dev.turnbase.sql.engine.ServerAccess;
import dev.turnbase.sql.engine.ServerModule;
import dev.turnbase.sql.session.Traits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How MySQL and MariaDB are reached, and what they must be. */
final class MysqlModule implements ServerModule {
    private static final String NAME = "mysql";
    private static final String START = "START TRANSACTION";
    private static final List<String> BEGIN = List.of(START);

    /** The isolation of a host's connection is the host's; what is set so holds for the next transaction only. */
    private static final List<String> HOSTS_BEGIN = List.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", START);

    /** ER_PARSE_ERROR: the connection takes one statement at a time. */
    private static final int PARSE_ERROR = 1064;

    private static final long MEBIBYTE = 1 << 20;
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");
    /** Major version times 100, and the minor one. */
    private static final int OLDEST_MYSQL = 800;

    private static final int OLDEST_MARIADB = 1006;
    private static final Dialect DIALECT = new MysqlDialect();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public ServerAccess access(StorageUrl url, @Nullable Credentials credentials, StorageOptions options) {
        return new MysqlAccess(MysqlUrl.of(url, credentials));
    }

    @Override
    public Traits traits(Connection connection, StorageOptions options, int queryTimeoutSeconds) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version(), @@max_allowed_packet")) {
            row.next();
            requireVersion(row.getString(1));
            requirePackets(row.getLong(2), options.contentLimit());
        }
        List<String> begin = options.dataSource().isPresent() ? HOSTS_BEGIN : BEGIN;
        return new Traits(begin, takesScripts(connection), false, queryTimeoutSeconds);
    }

    /** By what the server says when asked: in its greeting MariaDB 10 says 5.5.5- first, for old replicas. */
    static void requireVersion(String version) {
        Matcher numbers = VERSION.matcher(version);
        boolean mariadb = version.toLowerCase(Locale.ROOT).contains("mariadb");
        int number =
                numbers.lookingAt() ? Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2)) : 0;
        if (number < (mariadb ? OLDEST_MARIADB : OLDEST_MYSQL)) {
            throw new CannotOpenException(
                    "the server is version " + version + "; MySQL 8.0 or MariaDB 10.6 or later is needed", null);
        }
    }

    /** A message's content may be escaped to twice its size, beside up to 1 MiB of metadata. */
    private static void requirePackets(long packet, int contentLimit) {
        long needed = 2L * contentLimit + MEBIBYTE;
        if (packet < needed) {
            throw new CannotOpenException(
                    "the server's max_allowed_packet is " + packet + " bytes, but a content limit of " + contentLimit
                            + " needs " + needed + "; raise it, or lower contentLimit",
                    null);
        }
    }

    /** A host's data source does not, unless it sets allowMultiQueries. */
    private static boolean takesScripts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("do 0; do 0");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == PARSE_ERROR) {
                return false;
            }
            throw e;
        }
    }
}
