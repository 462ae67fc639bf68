package dev.turnbase.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ShapeTest {
    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 10_000, 123_456, 1_000_000, 3_000_000})
    void all_messages_are_in_some_conversation(int messages) {
        Shape shape = new Shape(messages);
        int inShort =
                IntStream.range(0, shape.conversations()).map(shape::length).sum();
        assertThat(inShort + shape.longest()).isEqualTo(messages);
        assertThat(shape.bulks(10_000).mapToInt(each -> each).sum()).isEqualTo(shape.longest());
        assertThat(IntStream.range(0, shape.conversations()).map(shape::length))
                .allMatch(each -> each > 0 && each <= 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 3_000_000})
    void the_long_conversation_has_100_000_at_most(int messages) {
        assertThat(new Shape(messages).longest()).isEqualTo(100_000);
        assertThat(new Shape(messages).owners()).isEqualTo(1_000);
    }
}
