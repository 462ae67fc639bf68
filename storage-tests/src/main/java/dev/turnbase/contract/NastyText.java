package dev.turnbase.contract;

/** Texts that storage has been seen to change, cut, match wrongly or choke on. */
enum NastyText {
    ONE_SPACE(" "),
    SPACES_AROUND("  two before and three after   "),
    LINE_ENDS("a\r\nb\rc\nd\u0085e\u2028f\u2029"),
    TABS("\ta\tb\t"),
    PERCENT("100%"),
    UNDERSCORE("_"),
    PATTERN("%_[a-z]*?"),
    QUOTES("it's \"so\" `called`'"),
    BACKSLASHES("\\ \\\\ \\' \\n \\u0041 \\"),
    PLACEHOLDERS("? ?1 $1 :name @p {0} ${x} %s"),
    SQL("'; DROP TABLE chat_user; --"),
    WORD_NULL("NULL"),
    NUMBER("007"),
    CONTROLS("\u0001\u0002\b\u001B\u007F\u009F"),
    EMOJI("\uD83D\uDE00"),
    EMOJI_JOINED(
            "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"),
    FLAG("\uD83C\uDDF5\uD83C\uDDF9"),
    ACCENT_COMPOSED("caf\u00E9"),
    ACCENT_COMBINING("cafe\u0301"),
    MARKS_STACKED("Z\u0351\u036B\u0343\u036A\u0302\u036B"),
    HANGUL_COMPOSED("\uAC00"),
    HANGUL_CONJOINING("\u1100\u1161"),
    CJK("\u5B50\u66F0\uFF1A\u5B78\u800C\u6642\u7FD2\u4E4B"),
    CJK_EXTENSION_B("\uD840\uDC00\uD869\uDED6"),
    RIGHT_TO_LEFT("\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 abc"),
    DIRECTION_OVERRIDE("\u202Eabc\u202C\u2066x\u2069"),
    BYTE_ORDER_MARK("\uFEFFtext\uFEFF"),
    NONCHARACTERS("\uFFFE\uFFFF\uFDD0"),
    LAST_CODE_POINT("\uDBFF\uDFFF"),
    REPLACEMENT("\uFFFD"),
    PRIVATE_USE("\uE000\uF8FF"),
    INVISIBLE("a\u200B\u00AD\u2060b\u00A0"),
    SHARP_S("\u00DF\u1E9E"),
    DOTTED_I("\u0130\u0131"),
    LIGATURE("\uFB03");

    final String text;

    NastyText(String text) {
        this.text = text;
    }

    /** The text as a JSON object's only value. */
    String inJson() {
        StringBuilder json = new StringBuilder("{\"v\":\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c / 16, 16)).append(Character.forDigit(c % 16, 16));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.append("\"}").toString();
    }
}
