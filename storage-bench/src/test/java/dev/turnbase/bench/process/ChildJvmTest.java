package dev.turnbase.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ChildJvmTest {
    /** A child that reports its arguments, or fails. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            System.out.println("something else");
            ChildJvm.report(Long.parseLong(args[0]), Long.parseLong(args[1]));
        }
    }

    @Test
    void a_child_reports_numbers_among_other_output() {
        ChildJvm.Report report = new ChildJvm(Child.class).run("7", "-8");
        assertThat(report.numbers()).containsExactly(7L, -8L);
        assertThat(report.nanos()).isPositive();
    }

    @Test
    void a_child_that_fails_is_shown_with_what_it_said() {
        ChildJvm child = new ChildJvm(Child.class);
        assertThatThrownBy(() -> child.run("7", "seven"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with code 1")
                .hasMessageContaining("something else")
                .hasMessageContaining("NumberFormatException");
    }

    @Test
    void a_child_that_reports_nothing_has_failed() {
        assertThatThrownBy(() -> ChildJvm.numbers(0, "something else")).isInstanceOf(IllegalStateException.class);
    }
}
