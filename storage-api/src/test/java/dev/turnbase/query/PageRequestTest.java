package dev.turnbase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnbase.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRequestTest {
    private static final Cursor CURSOR = Cursor.of("canary");

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 1_000})
    void a_page_has_1_to_1000_rows(int limit) {
        assertThat(PageRequest.first(limit).limit()).isEqualTo(limit);
        assertThat(PageRequest.last(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void any_other_limit_is_refused(int limit) {
        assertThatThrownBy(() -> PageRequest.first(limit))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("limit: ");
        assertThatThrownBy(() -> PageRequest.last(limit)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_cursor_sets_the_direction_and_keeps_the_rest() {
        PageRequest first = PageRequest.first(7).withoutHeavyFields();

        assertThat(first.isBackward()).isFalse();
        assertThat(first.cursor()).isEmpty();
        assertThat(first.after(CURSOR).isBackward()).isFalse();
        assertThat(first.before(CURSOR).isBackward()).isTrue();
        assertThat(PageRequest.last(7).isBackward()).isTrue();
        assertThat(PageRequest.last(7).after(CURSOR).isBackward()).isFalse();
        assertThat(first.before(CURSOR).cursor()).contains(CURSOR);
        assertThat(first.before(CURSOR).limit()).isEqualTo(7);
        assertThat(first.before(CURSOR).heavyFields()).isFalse();
        assertThat(PageRequest.first(7).after(CURSOR).heavyFields()).isTrue();
    }

    @Test
    void skip_goes_with_the_first_page_only() {
        assertThat(PageRequest.first(7).skip(0).skip()).isZero();
        assertThat(PageRequest.first(7).skip(9).withoutHeavyFields().skip()).isEqualTo(9);
        assertThatThrownBy(() -> PageRequest.first(7).skip(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PageRequest.first(7).after(CURSOR).skip(1)).hasMessageStartingWith("skip: ");
        assertThatThrownBy(() -> PageRequest.last(7).skip(1)).hasMessageStartingWith("skip: ");
        assertThatThrownBy(() -> PageRequest.first(7).skip(1).after(CURSOR)).hasMessageStartingWith("cursor: ");
        assertThatThrownBy(() -> PageRequest.first(7).skip(1).before(CURSOR)).hasMessageStartingWith("cursor: ");
    }

    @Test
    void its_text_does_not_show_the_sort_keys_in_a_cursor() {
        assertThat(PageRequest.first(7).after(CURSOR).toString())
                .contains("limit=7")
                .doesNotContain("canary");
    }

    @Test
    void a_page_keeps_a_copy_of_its_rows() {
        List<String> rows = new ArrayList<>(List.of("a", "b"));
        Page<String> page = Page.of(rows, CURSOR, null);
        rows.clear();

        assertThat(page).containsExactly("a", "b");
        assertThat(page.items()).containsExactly("a", "b").isUnmodifiable();
        assertThat(page.next()).contains(CURSOR);
        assertThat(page.previous()).isEmpty();
        assertThat(page).hasToString("Page[items=2, next=true, previous=false]");
    }
}
