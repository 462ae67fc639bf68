package dev.turnbase.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FootprintsTest {
    private static final long MIB = 1 << 20;

    @Test
    void the_target_is_met_below_16_mebibytes_in_the_median_jvm() {
        assertThat(of(20 * MIB, 16 * MIB - 1, MIB).onTarget()).isTrue();
        assertThat(of(16 * MIB).onTarget()).isFalse();
        assertThat(of(16 * MIB).verdict()).contains("is missed");
    }

    @Test
    void the_heap_of_all_streams_is_shared_out() {
        Footprint footprint = Footprint.of(List.of(MIB, 2 * MIB, 3_000L, 2_048_000L), 1_000);
        assertThat(footprint).isEqualTo(new Footprint(MIB, 2 * MIB, 3_000, 2_048));
        assertThat(new Footprints(List.of(footprint)).table())
                .contains("| one open stream, heap, KiB | 2.00 | 2.00 to 2.00 |");
    }

    @Test
    void a_report_of_other_numbers_is_refused() {
        assertThatThrownBy(() -> Footprint.of(List.of(1L), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Footprints of(long... heaps) {
        return new Footprints(Arrays.stream(heaps)
                .mapToObj(heap -> new Footprint(heap, 0, 0, 0))
                .toList());
    }
}
