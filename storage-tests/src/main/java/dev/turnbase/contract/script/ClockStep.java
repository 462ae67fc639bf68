package dev.turnbase.contract.script;

import java.time.Duration;

/** Sets the clock forward, or back. */
record ClockStep(long millis) implements Step {
    @Override
    public String run(Side side) {
        side.clock().advance(Duration.ofMillis(millis));
        side.text().line("clock.advance(Duration.ofMillis(" + millis + "));");
        return "";
    }
}
