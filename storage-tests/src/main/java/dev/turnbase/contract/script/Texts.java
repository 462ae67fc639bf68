package dev.turnbase.contract.script;

import dev.turnbase.model.Inputs;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts for each field: mostly a few that meet again and differ only in what an engine may overlook. */
final class Texts {
    private static final List<String> FEW = List.of(
            "a",
            "A",
            "a ",
            " a",
            "ä",
            "a\u0308",
            "\uE000",
            "\uD83D\uDE00",
            "%",
            "a_",
            "it's",
            "\\",
            "a\r\nb",
            "\u200F");
    private static final List<String> JSON =
            List.of("{}", "{\"a\":1}", "{ \"a\" : 1.0 }", "{\"a\":1,\"a\":2}", "{\"ä\":\"\\u0000\"}", "{\"n\":1e400}");
    private static final List<String> NO_JSON = List.of("", "[]", "{", "{}{}", "{'a':1}", "null", "[".repeat(70));
    private static final List<String> NO_TEXT = List.of("\u0000", "a\uD83D", "\uDE00");
    private static final List<String> NO_ID = List.of("", "a b", "ä", "x".repeat(Inputs.MAX_ID_LENGTH + 1));

    private Texts() {}

    /** A text of at most so many code points or bytes, now and then one more. */
    static Arbitrary<String> upTo(int limit) {
        Arbitrary<String> boundary = Arbitraries.of("x".repeat(limit), "x".repeat(limit + 1), "é".repeat(limit));
        return Arbitraries.frequencyOf(
                Tuple.of(80, Arbitraries.of(FEW)),
                Tuple.of(4, Arbitraries.strings().ascii().ofMaxLength(12).filter(text -> text.indexOf('\0') < 0)),
                Tuple.of(1, boundary),
                Tuple.of(1, Arbitraries.of(NO_TEXT)),
                Tuple.of(1, Arbitraries.just("")));
    }

    static Arbitrary<String> content() {
        Arbitrary<String> sizes =
                Arbitraries.of(255, 256, 8_191, 65_535, 65_536).map("x"::repeat);
        return Arbitraries.frequencyOf(Tuple.of(40, upTo(300)), Tuple.of(1, sizes));
    }

    /** A piece of a streamed text, which may end or begin in the middle of a character. */
    static Arbitrary<String> piece() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.of(FEW)),
                Tuple.of(2, Arbitraries.of("\uD83D", "\uDE00", "a\uD83D", "\uDE00b")),
                Tuple.of(1, Arbitraries.of("\u0000", "\uDE00\uD83D")));
    }

    static Arbitrary<String> json() {
        return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(JSON)), Tuple.of(1, Arbitraries.of(NO_JSON)));
    }

    /** A name by which a user is known elsewhere. */
    static Arbitrary<String> identity() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of("ada", "Ada", "ada ", "adä")), Tuple.of(1, upTo(Inputs.MAX_NAME_LENGTH)));
    }

    /** The id of a row that was seen, one that the script may have given, or none. */
    static Arbitrary<Expression> id(Kind kind) {
        Arbitrary<Expression> known = Arbitraries.integers().between(0, 9).map(n -> new KnownId(kind, n));
        return Arbitraries.frequencyOf(
                Tuple.of(24, known),
                Tuple.of(8, own(kind)),
                Tuple.of(1, Arbitraries.of(NO_ID).map(Literal::new)));
    }

    private static Arbitrary<Expression> own(Kind kind) {
        return Arbitraries.integers().between(1, kind.ids).map(n -> new Literal(kind.letter + n));
    }

    /** An id to give to a new row. */
    static Arbitrary<Expression> newId(Kind kind) {
        return Arbitraries.frequencyOf(
                Tuple.of(40, own(kind)), Tuple.of(1, Arbitraries.of(NO_ID).map(Literal::new)));
    }
}
