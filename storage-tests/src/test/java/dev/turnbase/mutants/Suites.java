package dev.turnbase.mutants;

import static org.assertj.core.api.Assertions.fail;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.contract.StorageEngineContract;
import dev.turnbase.contract.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Suites of the reference engine, as authors may write them; run by {@link ReportedRun} alone. */
final class Suites {
    private Suites() {}

    /** As it should be. */
    static class Plain extends StorageEngineContract {
        @Override
        public TestDatabase create() {
            return new Memory();
        }

        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.builder().build();
        }
    }

    /** Has no database. */
    static final class WithoutDatabase extends Plain {
        @Override
        public TestDatabase create() {
            throw new IllegalStateException("no database at postgresql://me:se/cret@host/chat?sslpassword=hidden");
        }
    }

    /** Has a database that can't be closed. */
    static final class NotClosing extends Plain {
        @Override
        public TestDatabase create() {
            return new Memory() {
                @Override
                public void close() {
                    throw new IllegalStateException("still in use");
                }
            };
        }
    }

    /** Can't be made itself. */
    static final class NotMade extends Plain {
        NotMade() {
            throw new IllegalStateException("no server");
        }
    }

    /** Has tests of its own. */
    static final class WithTests extends Plain {
        @Test
        void a_test_of_its_own() {}

        @Test
        void another_one_with_half_a_character() {
            fail("half of one: \uD83D, and a whole one: \uD83D\uDE00");
        }

        @Test
        void one_that_fails_with_what_has_no_text() {
            throw new Textless();
        }
    }

    /** Its engine does not say how it is. */
    static final class WithoutStatus extends Plain {
        @Override
        public TestDatabase create() {
            return new MutantDatabase(Mutants.WITHOUT_STATUS, new Memory());
        }
    }

    /** Its database does not say which it is. */
    static final class WithoutVersions extends Plain {
        @Override
        public TestDatabase create() {
            return new Memory() {
                @Override
                public Map<String, String> versions() {
                    throw new IllegalStateException("not known");
                }
            };
        }
    }

    /** Says what its versions are. */
    static final class WithVersions extends Plain {
        @Override
        public TestDatabase create() {
            return new Memory() {
                @Override
                public Map<String, String> versions() {
                    return Map.of("version", "1.2.3", "database", "Heap <17>");
                }
            };
        }
    }

    private static class Memory implements TestDatabase {
        @Override
        public String url() {
            return "memory:";
        }

        @Override
        public void close() {}
    }

    private static final class Textless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no text");
        }
    }
}
