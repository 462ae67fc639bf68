package dev.turnbase.contract.script;

/** The next cursor of a page that the script has read, most likely of another list than where it is used. */
record HeldCursor(int number) implements Expression {
    @Override
    public Object on(Side side) {
        return side.page(number).flatMap(held -> held.page().next()).orElseThrow(NothingThereException::new);
    }

    @Override
    public String java(Side side) {
        return side.page(number)
                .map(held -> held.java() + ".next().orElseThrow()")
                .orElse("a cursor");
    }
}
