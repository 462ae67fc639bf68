package dev.turnbase.databases;

import dev.turnbase.databases.DatabaseReport.Tally;
import dev.turnbase.servers.Product;
import dev.turnbase.servers.TestServer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report of databases as people read it. */
final class ReportText {
    private ReportText() {}

    /** The table, and what it does not show by itself: that MySQL was replaced, or that engines were left out. */
    static String of(
            Map<ContractTag, Tally> tallies,
            Map<Product, TestServer> started,
            Optional<String> mysqlMissing,
            String engines) {
        StringBuilder text = new StringBuilder("The contract ran against these databases:\n");
        text.append(line("engine", "database", "from", "tests", "failed"));
        for (ContractTag tag : ContractTag.values()) {
            text.append(line(tag, tallies.getOrDefault(tag, new Tally(0, 0)), started));
        }
        mysqlMissing.ifPresent(reason -> text.append("MySQL itself was NOT run; MariaDB stood in for it: ")
                .append(reason)
                .append(".\n"));
        if (!engines.isEmpty()) {
            text.append("Only what -Dengines=").append(engines).append(" chooses was run, and no other test.\n");
        }
        return text.toString();
    }

    private static String line(ContractTag tag, Tally tally, Map<Product, TestServer> started) {
        if (tally.ran() == 0) {
            return line(tag.tag(), "not run", "-", "0", "0");
        }
        ContractTag.Ran ran = tag.ran(started);
        return line(
                tag.tag(),
                ran.database(),
                ran.source(),
                Integer.toString(tally.ran()),
                Integer.toString(tally.failed()));
    }

    private static String line(String engine, String database, String source, String tests, String failed) {
        return String.format(Locale.ROOT, "  %-14s %-24s %-26s %6s %7s%n", engine, database, source, tests, failed);
    }
}
