package dev.turnbase.cli;

import dev.turnbase.cli.Transcript.Turn;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code speaker: text}, one turn a line, in UTF-8. Blank lines are passed over. Everything is checked before
 * anything is stored, so that a mistake in line 900 does not leave 899 turns behind.
 */
final class TranscriptParser {
    private static final String SEPARATOR = ": ";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String source;

    /** @param source the file's name, for complaints */
    TranscriptParser(String source) {
        this.source = source;
    }

    Transcript parse(String title, byte[] bytes) {
        List<Turn> turns = new ArrayList<>();
        int number = 0;
        for (String line : decoded(bytes).split("\r?\n", -1)) {
            number++;
            if (!line.isBlank()) {
                turns.add(turn(line, number));
            }
        }
        if (turns.isEmpty()) {
            throw new UsageException(source + ": there is no turn in it; write lines of the form \"speaker: text\"");
        }
        return new Transcript(title, turns);
    }

    private Turn turn(String line, int number) {
        int end = line.indexOf(SEPARATOR);
        String text = end < 0 ? "" : line.substring(end + SEPARATOR.length());
        if (end < 0 || line.substring(0, end).isBlank() || text.isBlank()) {
            throw malformed(number, "is not of the form \"speaker: text\"; mend the line");
        }
        try {
            return new Turn(
                    Inputs.name("speaker", line.substring(0, end).strip(), Inputs.MAX_NAME_LENGTH),
                    Inputs.longText("text", text, Inputs.DEFAULT_CONTENT_BYTES));
        } catch (InvalidInputException e) {
            throw malformed(number, String.valueOf(e.getMessage()));
        }
    }

    private String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        if (malformed) {
            throw malformed(lineOf(bytes, in.position()), "has bytes that are no UTF-8; save the file as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private UsageException malformed(int line, String problem) {
        return new UsageException(source + ", line " + line + ": " + problem);
    }
}
