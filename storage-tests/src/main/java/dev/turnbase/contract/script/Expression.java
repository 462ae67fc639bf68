package dev.turnbase.contract.script;

/** A Java expression of a script, with what it is worth on one side and how it is written. */
interface Expression {
    /** What it is worth now, on this side; null only for a call that answers nothing. */
    Object on(Side side) throws Throwable;

    /** How it is written at this place of the script. */
    String java(Side side);
}
