package dev.turnbase.faults;

import dev.turnbase.OperationEvent;
import dev.turnbase.StorageObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds up how often operations were tried again. */
record RetryCounter(AtomicInteger retries) implements StorageObserver {
    @Override
    public void onOperation(OperationEvent event) {
        retries.addAndGet(event.retries());
    }
}
