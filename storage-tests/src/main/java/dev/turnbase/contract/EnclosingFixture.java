package dev.turnbase.contract;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hands a topic the fixture that it is nested in, or that it is itself. */
public final class EnclosingFixture implements BeforeAllCallback, AfterAllCallback {
    /** For JUnit. */
    public EnclosingFixture() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        StorageFixture fixture = context.getRequiredTestInstances()
                .findInstance(StorageFixture.class)
                .orElseThrow(() -> new IllegalStateException(
                        context.getDisplayName() + " is not nested in a class that implements StorageFixture"));
        topic(context).begin(fixture);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        topic(context).end();
    }

    private static ContractTest topic(ExtensionContext context) {
        return (ContractTest) context.getRequiredTestInstance();
    }
}
