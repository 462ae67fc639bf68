package dev.turnbase.bench.coldopen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StartsTest {
    private final List<Start> starts = new ArrayList<>();

    @Test
    void the_target_is_met_by_150_milliseconds_more_than_jdbc_in_the_median_round() {
        round(1, 100, 250);
        round(2, 500, 600);
        round(3, 100, 900);
        assertThat(new Starts(starts).onTarget()).isTrue();
        assertThat(new Starts(starts).difference(State.MIGRATED).median()).isEqualTo(150);
    }

    @Test
    void the_target_is_missed_by_more() {
        round(1, 100, 251);
        assertThat(new Starts(starts).onTarget()).isFalse();
        assertThat(new Starts(starts).verdict()).contains("151 ms longer").contains("is missed");
    }

    @Test
    void an_empty_database_has_no_target() {
        round(1, 100, 110);
        starts.add(start(State.EMPTY, Starter.JDBC, 1, 100));
        starts.add(start(State.EMPTY, Starter.TURNBASE, 1, 2_000));
        assertThat(new Starts(starts).onTarget()).isTrue();
        assertThat(new Starts(starts).table()).contains("| empty | turnbase |").contains("1,900 (1,900 to 1,900)");
    }

    private void round(int round, double jdbc, double turnbase) {
        starts.add(start(State.MIGRATED, Starter.JDBC, round, jdbc));
        starts.add(start(State.MIGRATED, Starter.TURNBASE, round, turnbase));
    }

    private static Start start(State state, Starter starter, int round, double millis) {
        return new Start(state, starter, round, 40, millis - 10, 10, millis + 60);
    }
}
