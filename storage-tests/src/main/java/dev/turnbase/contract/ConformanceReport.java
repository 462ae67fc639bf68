package dev.turnbase.contract;

import dev.turnbase.contract.report.Conformance;
import dev.turnbase.contract.report.ReportText;
import dev.turnbase.contract.report.Result;
import dev.turnbase.contract.report.Result.Outcome;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes what a run of a suite class found into {@code target/conformance}, as JSON and as a page, unless the
 * configuration parameter {@value #PARAMETER} is {@code false}. It never changes how a test ends.
 */
public final class ConformanceReport
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeTestExecutionCallback,
                TestWatcher,
                InvocationInterceptor {
    /** The configuration parameter that turns reports off. */
    public static final String PARAMETER = "turnbase.conformance";

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ConformanceReport.class);
    private static final String BEGUN = "begun";
    private static final String AROUND_TESTS = "before or after its tests";

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
                            new Conformance(context.getRequiredTestClass().getSimpleName(), KitTests.all()));
        }
    }

    /** Extensions are asked in reverse order at the end, so this one knows how all others ended. */
    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException().ifPresent(cause -> addAround(context, cause));
        if (isSuite(context)) {
            of(context).ifPresent(ConformanceReport::write);
        }
    }

    /** A report that can't be written fails nothing. */
    private static void write(Conformance conformance) {
        try {
            conformance.write();
        } catch (RuntimeException e) {
            System.getLogger(ConformanceReport.class.getName())
                    .log(System.Logger.Level.WARNING, "there is no report of this run: " + ReportText.of(e));
        }
    }

    /** Lets an instance of the suite that is made for a topic be told as the topic's. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** What fails here is before all that {@link #afterAll} is asked after; of a test's own instance the test fails. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> making, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        try {
            return making.proceed();
        } catch (Throwable e) {
            if (context.getTestMethod().isEmpty()) {
                addAround(context, e);
            }
            throw e;
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
                .ifPresent(conformance -> topic(context).ifPresent(topic -> conformance.engine(topic.facts())));
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
        Method test = context.getRequiredTestMethod();
        Result result = new Result(
                context.getRequiredTestClass().getSimpleName(),
                test.getName(),
                context.getDisplayName(),
                KitTests.rules(test),
                outcome,
                duration(context),
                cause == null ? null : ReportText.of(cause));
        Map<String, String> published =
                topic(context).map(ContractTest::takePublished).orElseGet(Map::of);
        of(context).ifPresent(conformance -> conformance.add(result, published));
    }

    /** A failure of what is done once for all tests of a class, which is no test's. */
    private static void addAround(ExtensionContext context, Throwable cause) {
        Result result = new Result(
                context.getRequiredTestClass().getSimpleName(),
                AROUND_TESTS,
                AROUND_TESTS,
                Set.of(),
                Outcome.FAILED,
                Duration.ZERO,
                ReportText.of(cause));
        of(context).ifPresent(conformance -> conformance.add(result, Map.of()));
    }

    /** The topic that a test is of; a suite class may have tests of its own. */
    private static Optional<ContractTest> topic(ExtensionContext context) {
        return context.getTestInstances().flatMap(instances -> instances.findInstance(ContractTest.class));
    }

    private static Duration duration(ExtensionContext context) {
        Long begun = context.getStore(HERE).get(BEGUN, Long.class);
        return begun == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
    }
}
