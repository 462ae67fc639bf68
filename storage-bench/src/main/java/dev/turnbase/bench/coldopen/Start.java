package dev.turnbase.bench.coldopen;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.turnbase.bench.process.ChildJvm;
import java.util.concurrent.TimeUnit;

/**
 * One new process, in milliseconds.
 *
 * @param round in which it was started
 * @param startToMain from the start of the JVM to its main method
 * @param mainToOpened from there until the database was open
 * @param openedToAppended from there until the first message was acknowledged
 * @param process from before its start until after its end
 */
record Start(
        State database,
        Starter starter,
        int round,
        double startToMain,
        double mainToOpened,
        double openedToAppended,
        double process) {
    static Start of(State state, Starter starter, int round, ChildJvm.Report report) {
        return new Start(
                state,
                starter,
                round,
                millis(report.numbers().get(0)),
                millis(report.numbers().get(1)),
                millis(report.numbers().get(2)),
                millis(TimeUnit.NANOSECONDS.toMicros(report.nanos())));
    }

    private static double millis(long micros) {
        return micros / 1e3;
    }

    /** From main to the first message. */
    @JsonProperty
    double mainToAppended() {
        return mainToOpened + openedToAppended;
    }
}
