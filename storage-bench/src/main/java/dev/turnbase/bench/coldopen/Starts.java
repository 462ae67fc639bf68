package dev.turnbase.bench.coldopen;

import dev.turnbase.bench.measure.Markdown;
import dev.turnbase.bench.measure.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All processes that were started. */
record Starts(List<Start> all) {
    /** How much longer than hand-written JDBC Turnbase may take on a migrated database, in milliseconds. */
    static final int TARGET_MILLIS = 150;

    Starts {
        all = List.copyOf(all);
    }

    /** Medians, with the least and the most. */
    String table() {
        Markdown table = new Markdown(
                "database",
                "process",
                "start to main, ms",
                "main to open, ms",
                "open to appended, ms",
                "main to appended, ms",
                "difference to jdbc, ms",
                "whole process, ms");
        for (State state : State.values()) {
            for (Starter starter : Starter.values()) {
                if (!of(state, starter).isEmpty()) {
                    add(table, state, starter);
                }
            }
        }
        return table.toString();
    }

    private void add(Markdown table, State state, Starter starter) {
        boolean opens = starter != Starter.EMPTY_JVM;
        table.row(
                opens ? state.title() : "-",
                starter.title(),
                cell(state, starter, Start::startToMain),
                opens ? cell(state, starter, Start::mainToOpened) : "-",
                opens ? cell(state, starter, Start::openedToAppended) : "-",
                opens ? cell(state, starter, Start::mainToAppended) : "-",
                starter == Starter.TURNBASE ? cell(difference(state)) : "-",
                cell(state, starter, Start::process));
    }

    private String cell(State state, Starter starter, ToDoubleFunction<Start> phase) {
        return cell(Spread.of(of(state, starter).stream().mapToDouble(phase).toArray()));
    }

    private static String cell(Spread spread) {
        return Markdown.number(spread.median(), 0) + " (" + Markdown.range(spread, 0) + ")";
    }

    /** How much longer Turnbase takes to its first message than hand-written JDBC, round by round. */
    Spread difference(State state) {
        List<Start> turnbase = of(state, Starter.TURNBASE);
        List<Start> jdbc = of(state, Starter.JDBC);
        double[] differences = new double[turnbase.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = turnbase.get(i).mainToAppended() - jdbc.get(i).mainToAppended();
        }
        return Spread.of(differences);
    }

    private List<Start> of(State state, Starter starter) {
        return all.stream()
                .filter(each -> each.database() == state && each.starter() == starter)
                .toList();
    }

    boolean onTarget() {
        return difference(State.MIGRATED).median() <= TARGET_MILLIS;
    }

    String verdict() {
        return "On a migrated database Turnbase took "
                + Markdown.number(difference(State.MIGRATED).median(), 0)
                + " ms longer to the first message; the target of "
                + TARGET_MILLIS + " ms is " + (onTarget() ? "met." : "missed.");
    }
}
