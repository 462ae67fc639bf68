package dev.turnbase.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.turnbase.contract.ConformanceReport;
import dev.turnbase.contract.Rule;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of tests of the kit inside a test, and what became of them. */
final class KitRun implements TestExecutionListener {
    /** What no test of the kit's is named after. */
    private static final String ELSEWHERE = "elsewhere";

    private static final String PATIENCE = "turnbase.contract.patience";

    /** How much of a failure's text is kept. */
    private static final int MOST = 500;

    /** How one test ended, one invocation of a parameterized one included. */
    record Ended(String test, String name, Optional<String> failure, long nanos) {
        boolean failed() {
            return failure.isPresent();
        }

        /** Whether it is a test that failed, and not what goes before or after all tests of a class. */
        boolean caught() {
            return failed() && !test.equals(ELSEWHERE);
        }
    }

    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final List<Ended> ended = new CopyOnWriteArrayList<>();

    private KitRun() {}

    /** Lets the kit wait for so many seconds only, as a wrong engine makes it wait in vain. */
    static void beLessPatient(int seconds) {
        System.setProperty(PATIENCE, String.valueOf(seconds));
    }

    static void bePatientAgain() {
        System.clearProperty(PATIENCE);
    }

    /** Runs those tests of a suite that are wanted. */
    static List<Ended> of(Class<?> suite, Map<String, String> parameters, Predicate<Method> wanted) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .filters((PostDiscoveryFilter) descriptor -> FilterResult.includedIf(kept(descriptor, wanted)))
                .configurationParameters(parameters)
                .configurationParameter(ConformanceReport.PARAMETER, "false")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        KitRun run = new KitRun();
        LauncherFactory.create(alone).execute(request, run);
        return List.copyOf(run.ended);
    }

    /** Runs those tests on a mutant that are wanted. */
    static List<Ended> of(Mutant mutant, Predicate<Method> wanted) {
        return of(MutantContract.class, Map.of(MutantContract.PARAMETER, mutant.name()), wanted);
    }

    /** Whether a test holds engines to a rule. */
    static Predicate<Method> ofRule(String rule) {
        return method -> method.isAnnotationPresent(Rule.class)
                && List.of(method.getAnnotation(Rule.class).value()).contains(rule);
    }

    /** Whether it is the test with this name, as {@link #name} gives it. */
    static Predicate<Method> named(String test) {
        return method -> name(method).equals(test);
    }

    static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }

    private static boolean kept(TestDescriptor descriptor, Predicate<Method> wanted) {
        return descriptor.getSource().flatMap(KitRun::method).map(wanted::test).orElse(true);
    }

    private static Optional<Method> method(TestSource source) {
        return source instanceof MethodSource method ? Optional.of(method.getJavaMethod()) : Optional.empty();
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        started.put(identifier.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest() || result.getThrowable().isPresent()) {
            String test = identifier
                    .getSource()
                    .flatMap(KitRun::method)
                    .map(KitRun::name)
                    .orElse(ELSEWHERE);
            long nanos = System.nanoTime() - started.getOrDefault(identifier.getUniqueId(), System.nanoTime());
            ended.add(new Ended(
                    test, identifier.getDisplayName(), result.getThrowable().map(KitRun::brief), nanos));
        }
    }

    /** Not the failure itself, which may hold a database. */
    private static String brief(Throwable failure) {
        String text = failure.toString();
        return text.substring(0, Math.min(text.length(), MOST));
    }
}
