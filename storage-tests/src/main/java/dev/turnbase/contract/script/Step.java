package dev.turnbase.contract.script;

/** A step of a script. */
interface Step {
    /** Does it on one side, writes it down as Java, and answers what came of it, as text that both sides share. */
    String run(Side side);
}
