package dev.turnbase.faults;

import dev.turnbase.servers.TestServer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** MySQL and MariaDB. */
final class MySqlWays implements Ways {
    private final Supplier<TestServer> server;

    MySqlWays(Supplier<TestServer> server) {
        this.server = server;
    }

    @Override
    public TestServer server() {
        return server.get();
    }

    @Override
    public String engine() {
        return "mysql";
    }

    @Override
    public List<String> createUser(String database, String user, String password) {
        return List.of(
                "create user '" + user + "'@'%' identified by '" + password + "'",
                "grant all on " + database + ".* to '" + user + "'@'%'");
    }

    @Override
    public String dropUser(String user) {
        return "drop user if exists '" + user + "'@'%'";
    }

    @Override
    public String sessions(String user) {
        return "select id from information_schema.processlist where user = '" + user + "'";
    }

    @Override
    public String busySessions(String user) {
        return sessions(user) + " and command <> 'Sleep'";
    }

    @Override
    public String kill(String session) {
        return "kill " + session;
    }

    @Override
    public String changePassword(String user, String password) {
        return "alter user '" + user + "'@'%' identified by '" + password + "'";
    }

    @Override
    public String readOnly(String user, boolean on) {
        return "set global read_only = " + (on ? "on" : "off");
    }

    /** The lowest that both take. One more is let in than is said, and the administrators' own count as well. */
    @Override
    public List<String> refuseConnections(String user) {
        return List.of("set global max_connections = 10");
    }

    @Override
    public List<String> admitConnections(String user) {
        return List.of("set global max_connections = 200");
    }

    @Override
    public String shutDown() {
        return "shutdown";
    }

    @Override
    public String plainText() {
        return "sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    @Override
    public String tableReferringToUsers() {
        String key = "varchar(128) character set ascii collate ascii_bin";
        return "create table orders (tenant " + key + ", customer " + key + ","
                + " foreign key (tenant, customer) references chat_user (tenant, id)) engine = InnoDB";
    }

    @Override
    public Set<String> foreignKey() {
        return Set.of("23000/1217", "23000/1451");
    }

    @Override
    public String deadlock() {
        return "40001/1213";
    }

    @Override
    public String lockTimeout() {
        return "40001/1205";
    }

    @Override
    public String tooManyConnections() {
        return "08004/1040";
    }

    @Override
    public String badCredentials() {
        return "28000/1045";
    }

    @Override
    public Set<String> unknownDatabase() {
        return Set.of("42000/1044", "42000/1049");
    }

    @Override
    public String notWritable() {
        return "HY000/1290";
    }

    @Override
    public String refused() {
        return "08S01/0";
    }

    @Override
    public Set<String> killed() {
        return Set.of("08S01/0", "70100/1927", "70100/1317");
    }
}
