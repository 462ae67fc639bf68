package dev.turnbase.contract.script;

/** A step refers to something that the script has not come by. */
final class NothingThereException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingThereException() {
        super("nothing there", null, false, false);
    }
}
