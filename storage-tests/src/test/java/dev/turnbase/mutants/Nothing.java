package dev.turnbase.mutants;

import dev.turnbase.EngineCapabilities;
import dev.turnbase.EngineStatus;
import dev.turnbase.MessageStream;
import dev.turnbase.Storage;
import dev.turnbase.TransactionWork;
import dev.turnbase.model.Conversation;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.query.Page;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that keeps nothing: it answers that nothing is there, gives back what it is given as if it had been stored,
 * and refuses nothing.
 */
record Nothing(Class<?> type, String tenant, Message message) implements InvocationHandler {
    static final EngineStatus STATUS = EngineStatus.builder()
            .engine(NothingProvider.NAME)
            .dialect(NothingProvider.NAME)
            .initialized(true)
            .build();

    private static final String ID = "nothing";

    private static final Map<Class<?>, Object> NONE = Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(long.class, 0L),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Page.class, Page.of(List.of(), null, null)),
            Map.entry(EngineStatus.class, STATUS),
            Map.entry(EngineCapabilities.class, EngineCapabilities.builder().build()));

    static <T> T of(Class<T> type, String tenant) {
        return of(type, tenant, whole(ID, NewMessage.of("nobody", "")));
    }

    private static <T> T of(Class<T> type, String tenant, Message message) {
        Nothing handler = new Nothing(type, tenant, message);
        return type.cast(Proxy.newProxyInstance(Nothing.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals") ? proxy == arguments[0] : method.invoke(this, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (arguments.length == 1 && arguments[0] instanceof TransactionWork<?, ?> work) {
            return work.run((Storage) proxy);
        }
        return NONE.containsKey(method.getReturnType()) && !method.getName().endsWith("All")
                ? NONE.get(method.getReturnType())
                : answer(method, arguments);
    }

    private @Nullable Object answer(Method method, @Nullable Object[] arguments) {
        Class<?> asked = method.getReturnType();
        if (asked == String.class) {
            return method.getName().equals("tenant") ? tenant : NothingProvider.NAME;
        }
        if (asked == MessageStream.class) {
            return of(MessageStream.class, tenant, stored(arguments));
        }
        if (asked == Message.class) {
            return type == MessageStream.class ? message : stored(arguments);
        }
        if (asked == List.class) {
            return bulk(arguments);
        }
        if (asked.isInterface()) {
            return of(asked, asked == Storage.class && arguments.length == 1 ? String.valueOf(arguments[0]) : tenant);
        }
        return arguments.length == 0 ? null : row(asked, arguments[0]);
    }

    private static Message stored(@Nullable Object[] arguments) {
        return arguments[1] instanceof NewMessage message
                ? whole(String.valueOf(arguments[0]), message)
                : whole(ID, NewMessage.of("nobody", "").id(String.valueOf(arguments[0])));
    }

    private static List<?> bulk(@Nullable Object[] arguments) {
        Object last = arguments[arguments.length > 1 ? 1 : 0];
        return last instanceof List<?> items
                ? items.stream()
                        .map(item -> item instanceof NewMessage message
                                ? whole(String.valueOf(arguments[0]), message)
                                : row(item instanceof NewUser ? User.class : Conversation.class, item))
                        .toList()
                : List.of();
    }

    private static @Nullable Object row(Class<?> asked, @Nullable Object given) {
        if (asked == User.class) {
            return user(given instanceof NewUser user ? user : NewUser.unidentified());
        }
        return asked == Conversation.class
                ? conversation(given instanceof NewConversation c ? c : NewConversation.of("", "nobody"))
                : null;
    }

    private static User user(NewUser user) {
        Instant now = Instant.now();
        return user.toBuilder()
                .id(user.id().orElse(ID))
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    private static Conversation conversation(NewConversation conversation) {
        Instant now = Instant.now();
        return conversation.toBuilder()
                .id(conversation.id().orElse(ID))
                .lastActivity(now)
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    private static Message whole(String conversation, NewMessage message) {
        Instant now = Instant.now();
        return message.toBuilder()
                .id(message.id().orElse(ID))
                .conversationId(conversation)
                .turn(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
    }
}
