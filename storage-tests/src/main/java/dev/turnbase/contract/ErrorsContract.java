package dev.turnbase.contract;

import static dev.turnbase.contract.Serving.assertServes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnbase.Conversations;
import dev.turnbase.EngineStatus;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.StorageOptions;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.error.CannotOpenException;
import dev.turnbase.error.ErrorCode;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import dev.turnbase.spi.StorageEngineProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What goes wrong has a code, says what to do and gives nothing away; null is refused by name. */
public abstract class ErrorsContract extends ContractTest {
    private static final String SECRET = "tell-nobody";

    private record Mistake(String what, ErrorCode code, List<String> words, ThrowingCallable call) {}

    private static NewMessage secret() {
        return NewMessage.of("user", SECRET);
    }

    private static List<Operation> operations(Storage storage) {
        List<Operation> all = new ArrayList<>();
        all.addAll(Operation.of(Storage.class, storage));
        all.addAll(Operation.of(Users.class, storage.users()));
        all.addAll(Operation.of(Conversations.class, storage.conversations()));
        all.addAll(Operation.of(Messages.class, storage.messages()));
        return all;
    }

    private static void assertNamesEveryNull(List<Operation> operations) {
        for (Operation operation : operations) {
            operation.nullable().forEach(index -> {
                Throwable thrown = catchThrowable(() -> operation.callWithNull(index));
                assertThat(thrown)
                        .as("%s with null for its argument %s", operation, operation.parameter(index))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining(operation.parameter(index));
            });
        }
    }

    @Test
    @Rule("E1")
    void every_method_refuses_null_by_the_name_of_the_argument() {
        assertNamesEveryNull(operations(storage()));
        assertNamesEveryNull(Operation.of(StorageEngine.class, engine()));
        assertNamesEveryNull(Operation.of(Tenants.class, engine().tenants()));

        assertThat(users().list(UserQuery.all()).items()).isEmpty();
    }

    @Test
    @Rule("E1")
    void every_method_refuses_null_in_a_transaction_too_and_it_goes_on() {
        storage().transactionWithoutResult(tx -> {
            assertNamesEveryNull(operations(tx).stream()
                    .filter(operation -> !operation.name().equals("stream"))
                    .toList());
            tx.users().create(NewUser.unidentified().id("kept"));
        });

        assertThat(users().get("kept")).isPresent();
    }

    @Test
    @Rule("E1")
    void a_stream_refuses_null_and_goes_on() {
        String c = conversations().create(NewConversation.of("Errors", "agent")).id();
        try (MessageStream stream = messages().stream(c, NewMessage.pending("assistant"))) {
            assertNamesEveryNull(Operation.of(MessageStream.class, stream));
            stream.write("on");
            assertThat(stream.complete().content()).isEqualTo("on");
        }
    }

    private List<Mistake> mistakes() {
        Users users = users();
        Messages messages = messages();
        Conversations conversations = conversations();
        String c = conversations
                .create(NewConversation.of("Errors", "agent").id("c"))
                .id();
        users.create(
                NewUser.withEmail("ada@example.org").id("ada").externalId("a").anonymousId("n"));
        messages.append(c, secret().id("m"));
        Cursor mangled = Cursor.of("mangled");
        return List.of(
                mistake(
                        "a message to nowhere",
                        ErrorCode.NOT_FOUND,
                        "conversation nowhere",
                        () -> messages.append("nowhere", secret())),
                mistake(
                        "a message of nobody",
                        ErrorCode.NOT_FOUND,
                        "user nobody",
                        () -> messages.append(c, secret().from("nobody"))),
                mistake(
                        "a reply to nothing",
                        ErrorCode.NOT_FOUND,
                        "message nothing",
                        () -> messages.append(c, secret().replyTo("nothing"))),
                mistake(
                        "an update of nobody",
                        ErrorCode.NOT_FOUND,
                        "user nobody",
                        () -> users.update("nobody", UserPatch.none().name(SECRET))),
                mistake(
                        "a transfer to nobody",
                        ErrorCode.NOT_FOUND,
                        "user nobody",
                        () -> conversations.transfer(c, "nobody")),
                mistake(
                        "a taken email",
                        ErrorCode.ALREADY_EXISTS,
                        "user email",
                        () -> users.create(NewUser.withEmail("ada@example.org").name(SECRET))),
                mistake(
                        "a taken external id",
                        ErrorCode.ALREADY_EXISTS,
                        "user externalId",
                        () -> users.create(NewUser.withExternalId("a").name(SECRET))),
                mistake(
                        "a taken anonymous id",
                        ErrorCode.ALREADY_EXISTS,
                        "user anonymousId",
                        () -> users.create(NewUser.withAnonymousId("n").name(SECRET))),
                mistake(
                        "a user's taken id",
                        ErrorCode.ALREADY_EXISTS,
                        "user id",
                        () -> users.create(NewUser.unidentified().id("ada"))),
                mistake(
                        "a conversation's taken id",
                        ErrorCode.ALREADY_EXISTS,
                        "conversation id",
                        () -> conversations.create(
                                NewConversation.of(SECRET, "agent").id(c))),
                mistake(
                        "a message's taken id",
                        ErrorCode.ALREADY_EXISTS,
                        "message id",
                        () -> messages.append(
                                c, NewMessage.of("another", SECRET).id("m"))),
                mistake(
                        "an old version",
                        ErrorCode.VERSION_CONFLICT,
                        "message m 1 9",
                        () -> messages.update(
                                "m", MessagePatch.none().content(SECRET).ifVersion(9))),
                mistake("an old turn", ErrorCode.STATE_CONFLICT, "turn", () -> messages.append(c, secret(), 9)),
                mistake(
                        "no JSON",
                        ErrorCode.INVALID_INPUT,
                        "metadata",
                        () -> messages.append(c, secret().metadata("{" + SECRET))),
                mistake(
                        "no JSON in a patch",
                        ErrorCode.INVALID_INPUT,
                        "context",
                        () -> conversations.update(c, ConversationPatch.none().context(SECRET))),
                mistake("no condition", ErrorCode.INVALID_INPUT, "filter", () -> users.find(UserFilter.any())),
                mistake("too few", ErrorCode.INVALID_INPUT, "-1", () -> messages.latest(c, -1)),
                mistake(
                        "a mangled cursor",
                        ErrorCode.INVALID_CURSOR,
                        "cursor",
                        () -> messages.list(
                                MessageQuery.of(c).page(PageRequest.first(1).after(mangled)))));
    }

    private static Mistake mistake(String what, ErrorCode code, String words, ThrowingCallable call) {
        return new Mistake(what, code, List.of(words.split(" ")), call);
    }

    @Test
    @Rule({"E1", "E2"})
    void the_same_mistake_has_the_same_code_on_every_engine_and_its_message_says_what_is_wrong() {
        for (Mistake mistake : mistakes()) {
            StorageException refusal = catchThrowableOfType(StorageException.class, mistake.call());

            assertThat(refusal).as(mistake.what()).isNotNull();
            assertThat(refusal.code()).as(mistake.what()).isEqualTo(mistake.code());
            assertThat(refusal.retryable()).as(mistake.what()).isFalse();
            assertThat(refusal.getMessage()).as(mistake.what()).contains(mistake.words());
            assertThat(refusal.getMessage()).as(mistake.what()).doesNotContain(SECRET);
        }
        assertThat(messages().latest("c", 10)).hasSize(1);
    }

    @Test
    @Rule({"E1", "E4"})
    void an_unknown_scheme_is_refused_with_a_list_of_the_engines_and_without_the_password() {
        CannotOpenException refusal = Refusals.refusal(
                CannotOpenException.class,
                ErrorCode.CANNOT_OPEN,
                () -> StorageEngine.open("nosuch://user:" + SECRET + "@host/database"));

        assertThat(refusal).hasMessageContaining("nosuch").hasMessageContaining(engine().name());
        assertThat(refusal.getMessage()).doesNotContain(SECRET);
        assertServes(storage());
    }

    @Test
    @Rule("E4")
    void an_unknown_engine_is_refused_with_a_list_of_the_engines() {
        StorageOptions options = database().options().engine("nosuch").build();

        assertThat(Refusals.refusal(
                        CannotOpenException.class, ErrorCode.CANNOT_OPEN, () -> StorageEngine.open(options)))
                .hasMessageContaining("nosuch")
                .hasMessageContaining(engine().name());
        assertServes(storage());
    }

    @Test
    @Rule("E4")
    void a_given_provider_needs_no_discovery() {
        StorageEngineProvider found =
                StorageEngineProvider.forOptions(database().options().build());
        assertThat(found.name()).isEqualTo(engine().name());

        try (StorageEngine opened = StorageEngine.open(configured(database()).build(), new Renamed(found))) {
            assertThat(opened.name()).isEqualTo(engine().name());
            assertServes(opened.storage());
        }
    }

    /** A provider that nobody could find. */
    private record Renamed(StorageEngineProvider provider) implements StorageEngineProvider {
        @Override
        public String name() {
            return "unheard-of";
        }

        @Override
        public Set<String> schemes() {
            return Set.of();
        }

        @Override
        public StorageEngine open(StorageOptions options) {
            return provider.open(options);
        }

        @Override
        public EngineStatus inspect(StorageOptions options) {
            return provider.inspect(options);
        }
    }
}
