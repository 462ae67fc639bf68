package dev.turnbase.faults;

import dev.turnbase.servers.TestServer;
import dev.turnbase.servers.TestServers;
import java.util.List;
import java.util.Set;

/** PostgreSQL. */
final class PostgresWays implements Ways {
    @Override
    public TestServer server() {
        return TestServers.postgres();
    }

    @Override
    public String engine() {
        return "postgres";
    }

    @Override
    public List<String> createUser(String database, String user, String password) {
        return List.of(
                "create role " + user + " login password '" + password + "'",
                "alter database " + database + " owner to " + user);
    }

    @Override
    public String dropUser(String user) {
        return "drop role if exists " + user;
    }

    @Override
    public String sessions(String user) {
        return "select pid from pg_stat_activity where usename = '" + user + "'";
    }

    @Override
    public String busySessions(String user) {
        return sessions(user) + " and state = 'active'";
    }

    @Override
    public String kill(String session) {
        return "select pg_terminate_backend(" + session + ")";
    }

    @Override
    public String changePassword(String user, String password) {
        return "alter role " + user + " password '" + password + "'";
    }

    @Override
    public String readOnly(String user, boolean on) {
        return "alter role " + user + " set default_transaction_read_only = " + (on ? "on" : "off");
    }

    @Override
    public List<String> refuseConnections(String user) {
        return List.of("alter role " + user + " connection limit 0");
    }

    @Override
    public List<String> admitConnections(String user) {
        return List.of("alter role " + user + " connection limit -1");
    }

    /** A fast shutdown; programs of the server's are run in its data folder. */
    @Override
    public String shutDown() {
        return "copy (select 1) to program 'kill -INT $(head -n 1 postmaster.pid)'";
    }

    @Override
    public String plainText() {
        return "sslmode=disable";
    }

    @Override
    public String tableReferringToUsers() {
        return "create table orders (tenant text collate \"C\", customer text collate \"C\","
                + " foreign key (tenant, customer) references chat_user (tenant, id))";
    }

    @Override
    public Set<String> foreignKey() {
        return Set.of("23503/0");
    }

    @Override
    public String deadlock() {
        return "40P01/0";
    }

    @Override
    public String lockTimeout() {
        return "55P03/0";
    }

    @Override
    public String tooManyConnections() {
        return "53300/0";
    }

    @Override
    public String badCredentials() {
        return "28P01/0";
    }

    @Override
    public Set<String> unknownDatabase() {
        return Set.of("3D000/0");
    }

    @Override
    public String notWritable() {
        return "25006/0";
    }

    @Override
    public String refused() {
        return "08001/0";
    }

    @Override
    public Set<String> killed() {
        return Set.of("57P01/0", "08006/0");
    }
}
