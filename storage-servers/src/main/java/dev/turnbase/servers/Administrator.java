package dev.turnbase.servers;

/** Who may create databases in a server that the tests start: the same user wherever it runs. */
final class Administrator {
    static final String USER = "turnbase";
    static final String PASSWORD = "turnbase";

    /** Makes it in MySQL and MariaDB, which read this when they start and before anybody can connect. */
    static final String SCRIPT = """
            CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
            GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
            """.formatted(USER, PASSWORD);

    private Administrator() {}
}
