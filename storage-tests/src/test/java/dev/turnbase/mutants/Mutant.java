package dev.turnbase.mutants;

import java.util.function.Supplier;

/**
 * An engine that breaks one rule.
 *
 * @param name in kebab case
 * @param rule the rule that it breaks
 * @param does what it does wrong
 * @param overlapping whether it errs only when calls overlap
 * @param twist makes its twist, anew for each engine that is opened
 */
record Mutant(String name, String rule, String does, Base base, boolean overlapping, Supplier<Twist> twist) {
    static Mutant of(String name, String rule, String does, Twist twist) {
        return new Mutant(name, rule, does, Base.MEMORY, false, () -> twist);
    }

    /** The same on another base. */
    Mutant on(Base other) {
        return new Mutant(name, rule, does, other, overlapping, twist);
    }

    /** One with a memory of its own in each engine that is opened. */
    static Mutant remembering(String name, String rule, String does, Supplier<Twist> twist) {
        return new Mutant(name, rule, does, Base.MEMORY, false, twist);
    }

    /** One that errs only when calls overlap. */
    static Mutant overlapping(String name, String rule, String does, Supplier<Twist> twist) {
        return new Mutant(name, rule, does, Base.MEMORY, true, twist);
    }

    @Override
    public String toString() {
        return name + " (" + rule + ")";
    }
}
