package dev.turnbase.mutants;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.StorageOptions;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.StorageFixture;
import dev.turnbase.contract.TestDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract on a mutant, run by {@link KitRun} alone: the configuration parameter {@code mutant} says on which. */
@ExtendWith(MutantContract.ByName.class)
final class MutantContract extends StorageEngineContract {
    static final String PARAMETER = "mutant";

    private final Mutant mutant;
    private final StorageFixture right;

    MutantContract(Mutant mutant) {
        this.mutant = mutant;
        this.right = mutant.base().fixture();
    }

    @Override
    public TestDatabase create() {
        return new MutantDatabase(mutant, right.create());
    }

    @Override
    public Optional<TestDatabase> createAlmostFull() {
        return right.createAlmostFull().map(database -> new MutantDatabase(mutant, database));
    }

    @Override
    public EngineCapabilities capabilities() {
        return right.capabilities();
    }

    @Override
    public Map<String, StorageOptions> unopenable() {
        Map<String, StorageOptions> unopenable = new TreeMap<>(right.unopenable());
        unopenable.replaceAll((what, options) -> Disguise.options(mutant, options));
        return unopenable;
    }

    @Override
    public Map<String, String> urlOptions() {
        return right.urlOptions();
    }

    @Override
    public Map<String, String> impossibleUrlOptions() {
        return right.impossibleUrlOptions();
    }

    /** Hands the suite its mutant. */
    static final class ByName implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Mutant.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Mutants.named(context.getConfigurationParameter(PARAMETER).orElseThrow());
        }
    }
}
