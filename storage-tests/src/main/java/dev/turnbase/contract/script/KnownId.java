package dev.turnbase.contract.script;

/**
 * The id of a row that the script has seen, by the order in which it saw it, be the row there still or not; while there
 * is none, a text that is no id of anything.
 */
record KnownId(Kind kind, int number) implements Expression {
    private static final Literal NONE = new Literal("nothing");

    @Override
    public Object on(Side side) {
        return side.known(kind, number).<Object>map(Side.Known::id).orElseGet(NONE::value);
    }

    @Override
    public String java(Side side) {
        return side.known(kind, number).map(Side.Known::java).orElseGet(() -> NONE.java(side));
    }
}
