package dev.turnbase.contract;

import static java.util.Objects.requireNonNull;

import dev.turnbase.Conversations;
import dev.turnbase.EngineCapabilities;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.Users;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One topic of the contract. A topic has one database and one engine on it; each of its tests has a new tenant and a
 * clock that runs until the test sets it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(EnclosingFixture.class)
public abstract class ContractTest {
    /** The system property that, set to false, has the engines write for each caller alone. */
    private static final String COALESCE = "turnbase.contract.coalesce";

    private @Nullable TestClock clock;
    private @Nullable StorageFixture fixture;
    private @Nullable TestDatabase database;
    private @Nullable StorageEngine engine;
    private @Nullable Storage storage;
    private final Map<String, String> published = new LinkedHashMap<>();
    private int tenants;

    final void begin(StorageFixture given) {
        fixture = given;
        clock = new TestClock(given.clock());
        TestDatabase created = given.create();
        database = created;
        engine = StorageEngine.open(configured(created).build());
    }

    final void end() {
        try {
            if (engine != null) {
                engine.close();
            }
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    /** What the report says of the engine. */
    final Map<String, String> facts() {
        return EngineFacts.of(engine(), database(), fixture());
    }

    /** Tells the reports what can't be known from outside: a seed, how often something was done. */
    final void publish(TestReporter reporter, String key, String value) {
        reporter.publishEntry(key, value);
        published.put(key, value);
    }

    /** What was published since this was called. */
    final Map<String, String> takePublished() {
        Map<String, String> taken = Map.copyOf(published);
        published.clear();
        return taken;
    }

    @BeforeEach
    final void enterNewTenant() {
        clock().run();
        storage = otherTenant();
    }

    @AfterEach
    final void letTheClockRun() {
        clock().run();
    }

    /** What this topic's engine is opened with beyond the database's own options and the clock. */
    protected StorageOptions.Builder configure(StorageOptions.Builder options) {
        return options;
    }

    /** Options that open a database as this topic's engine is: the topic's own options, its clock. */
    protected final StorageOptions.Builder configured(TestDatabase any) {
        boolean coalesce = !"false".equals(System.getProperty(COALESCE));
        return configure(any.options().clock(clock()).coalesceWrites(coalesce));
    }

    /** The engine's author's part. */
    protected final StorageFixture fixture() {
        return requireNonNull(fixture, "fixture");
    }

    /** What the fixture says of the engine. */
    protected final EngineCapabilities capabilities() {
        return fixture().capabilities();
    }

    /** The topic's database. */
    protected final TestDatabase database() {
        return requireNonNull(database, "database");
    }

    /** The topic's engine; tests leave it open. */
    protected final StorageEngine engine() {
        return requireNonNull(engine, "engine");
    }

    /** The clock of the topic's engine. */
    protected final TestClock clock() {
        return requireNonNull(clock, "clock");
    }

    /** The storage of the test's own tenant. */
    protected final Storage storage() {
        return requireNonNull(storage, "storage");
    }

    /** The users of the test's tenant. */
    protected final Users users() {
        return storage().users();
    }

    /** The conversations of the test's tenant. */
    protected final Conversations conversations() {
        return storage().conversations();
    }

    /** The messages of the test's tenant. */
    protected final Messages messages() {
        return storage().messages();
    }

    /** The storage of a tenant that no test has used. */
    protected final Storage otherTenant() {
        tenants++;
        return engine().storage("tenant-" + tenants);
    }

    /** A new user of the test's tenant. */
    protected final User newUser(String externalId) {
        return users().create(NewUser.withExternalId(externalId));
    }

    /** A new conversation of the test's tenant, without an owner. */
    protected final Conversation newConversation() {
        return conversations().create(NewConversation.of("Trip", "travel-agent"));
    }

    /** A new conversation of a user. */
    protected final Conversation newConversation(User owner) {
        return conversations().create(NewConversation.of("Trip", "travel-agent").ownedBy(owner));
    }

    /** Appends a user's turn. */
    protected final Message append(Conversation conversation, String content) {
        return messages().append(conversation.id(), NewMessage.of("user", content));
    }
}
