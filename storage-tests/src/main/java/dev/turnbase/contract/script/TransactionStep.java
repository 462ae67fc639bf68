package dev.turnbase.contract.script;

import dev.turnbase.Storage;
import java.util.List;

/**
 * Steps in a transaction.
 *
 * @param ending how its work ends
 */
record TransactionStep(Tenancy storage, List<Step> steps, Ending ending) implements Step {
    /** How the work of a transaction ends. */
    enum Ending {
        /** Returns, whatever its steps met. */
        RETURNS,
        /** Throws when a step has thrown. */
        PASSES_FAILURES_ON,
        /** Throws in the end. */
        THROWS
    }

    /** The work's own failure. */
    static final class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RolledBackException() {
            super("rolled back");
        }
    }

    @Override
    public String run(Side side) {
        StringBuilder seen = new StringBuilder();
        side.text()
                .open("catchThrowable(() -> " + storage.java(side) + ".transactionWithoutResult(tx" + (side.depth() + 1)
                        + " -> {");
        try {
            storage.on(side).transactionWithoutResult(tx -> side.inside(tx, () -> work(side, seen)));
            return seen + "\n  commits";
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            return seen + "\n  " + Shown.failureOfBulk(e);
        } finally {
            side.text().close("}));");
        }
    }

    private Storage work(Side side, StringBuilder seen) {
        for (Step step : steps) {
            String result = step.run(side);
            seen.append("\n  ").append(result);
            if (ending == Ending.PASSES_FAILURES_ON && Shown.isFailure(result)) {
                throw thrown(side);
            }
        }
        if (ending == Ending.THROWS) {
            throw thrown(side);
        }
        return side.transaction().orElseThrow();
    }

    private static RolledBackException thrown(Side side) {
        side.text().line("throw new IllegalArgumentException(\"rolled back\");");
        return new RolledBackException();
    }
}
