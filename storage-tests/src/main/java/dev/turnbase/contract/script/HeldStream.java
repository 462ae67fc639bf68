package dev.turnbase.contract.script;

/** One of the streams that the script has opened. */
record HeldStream(int number) implements Expression {
    @Override
    public Object on(Side side) {
        return side.stream(number).orElseThrow(NothingThereException::new).stream();
    }

    @Override
    public String java(Side side) {
        return side.stream(number).map(Side.Opened::java).orElse("a stream");
    }
}
