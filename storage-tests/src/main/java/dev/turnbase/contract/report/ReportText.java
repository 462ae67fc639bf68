package dev.turnbase.contract.report;

import java.util.regex.Pattern;

/** Texts as a report may have them: without passwords, and such that they can be written as UTF-8. */
public final class ReportText {
    private static final int MOST_OF_A_FAILURE = 2_000;
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s:@]*):\\S*@");
    private static final Pattern PASSWORD_BY_NAME = Pattern.compile("(?i)((?:password|passwd|pwd)=)[^&;\\s]+");
    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private ReportText() {}

    /** What a failure says of itself, shortened. */
    public static String of(Throwable failure) {
        String text = plain(said(failure));
        return plain(text.substring(0, Math.min(text.length(), MOST_OF_A_FAILURE)));
    }

    private static String said(Throwable failure) {
        try {
            return String.valueOf(failure);
        } catch (RuntimeException e) {
            return failure.getClass().getName();
        }
    }

    /** Hides what looks like a password, and replaces half a surrogate pair by U+FFFD. */
    static String plain(String text) {
        String masked = PASSWORD_IN_URL.matcher(text).replaceAll("$1:***@");
        masked = PASSWORD_BY_NAME.matcher(masked).replaceAll("$1***");
        return HALF_A_CHARACTER.matcher(masked).replaceAll("\uFFFD");
    }
}
