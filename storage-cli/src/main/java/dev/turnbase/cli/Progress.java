package dev.turnbase.cli;

import java.io.PrintWriter;

/** One line on standard error that shows how far the command is; nothing where nobody watches. */
final class Progress {
    private static final String ERASE_LINE = "\r\u001B[K";

    private final PrintWriter err;
    private final boolean shown;
    private String title = "";
    private int total;
    private int done;

    Progress(Console console) {
        this.err = console.err();
        this.shown = console.showsProgress();
    }

    void begin(Transcript transcript) {
        title = transcript.title();
        total = transcript.turns().size();
        done = 0;
    }

    void step() {
        done++;
        show(ERASE_LINE + title + " " + done + "/" + total);
    }

    void end() {
        show(ERASE_LINE);
    }

    private void show(String text) {
        if (shown) {
            err.print(text);
            err.flush();
        }
    }
}
