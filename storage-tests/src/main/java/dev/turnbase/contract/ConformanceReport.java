package dev.turnbase.contract;

import dev.turnbase.contract.report.Conformance;
import dev.turnbase.contract.report.Result;
import dev.turnbase.contract.report.Result.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes what a run of the whole suite found into {@code target/conformance}, as JSON and as a page, unless the
 * configuration parameter {@value #PARAMETER} is {@code false}.
 */
public final class ConformanceReport
        implements BeforeAllCallback, AfterAllCallback, BeforeTestExecutionCallback, TestWatcher {
    /** The configuration parameter that turns reports off. */
    public static final String PARAMETER = "turnbase.conformance";

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ConformanceReport.class);
    private static final String BEGUN = "begun";
    private static final int MOST_OF_A_FAILURE = 2_000;

    /** For JUnit. */
    public ConformanceReport() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean wanted = context.getConfigurationParameter(PARAMETER)
                .map(Boolean::valueOf)
                .orElse(true);
        if (wanted && isSuite(context)) {
            context.getStore(HERE)
                    .put(
                            Conformance.class,
                            new Conformance(context.getRequiredTestClass().getSimpleName()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isSuite(context)) {
            of(context).ifPresent(Conformance::write);
        }
    }

    private static boolean isSuite(ExtensionContext context) {
        return StorageEngineContract.class.isAssignableFrom(context.getRequiredTestClass());
    }

    private static Optional<Conformance> of(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(HERE).get(Conformance.class, Conformance.class));
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        of(context)
                .filter(conformance -> !conformance.knowsEngine())
                .ifPresent(
                        conformance -> conformance.engine(((ContractTest) context.getRequiredTestInstance()).facts()));
        context.getStore(HERE).put(BEGUN, System.nanoTime());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, Outcome.PASSED, null);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        add(context, Outcome.FAILED, cause);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        add(context, Outcome.NOT_RUN, cause);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, Outcome.NOT_RUN, null);
    }

    private static void add(ExtensionContext context, Outcome outcome, @Nullable Throwable cause) {
        Result result = new Result(
                context.getRequiredTestClass().getSimpleName(),
                context.getRequiredTestMethod().getName(),
                context.getDisplayName(),
                rules(context),
                outcome,
                duration(context),
                cause == null ? null : brief(cause));
        of(context)
                .ifPresent(conformance -> conformance.add(
                        result,
                        context.getTestInstance()
                                .map(topic -> ((ContractTest) topic).takePublished())
                                .orElseGet(java.util.Map::of)));
    }

    private static Set<String> rules(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Rule.class)).stream()
                .flatMap(rule -> Arrays.stream(rule.value()))
                .collect(Collectors.toSet());
    }

    private static Duration duration(ExtensionContext context) {
        Long begun = context.getStore(HERE).get(BEGUN, Long.class);
        return begun == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String brief(Throwable cause) {
        String text = cause.toString();
        return text.substring(0, Math.min(text.length(), MOST_OF_A_FAILURE));
    }
}
