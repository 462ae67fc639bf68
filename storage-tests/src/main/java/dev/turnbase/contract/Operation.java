package dev.turnbase.contract;

import dev.turnbase.Conversations;
import dev.turnbase.TransactionAction;
import dev.turnbase.TransactionWork;
import dev.turnbase.Users;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.InboxScope;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method of one of the interfaces, on a target, with arguments that fit.
 *
 * @param target what it is called on
 * @param method the interface's method
 */
record Operation(Object target, Method method) {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "sample"),
            Map.entry(boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Duration.class, Duration.ofHours(4)),
            Map.entry(NewUser.class, NewUser.withExternalId("sample")),
            Map.entry(UserPatch.class, UserPatch.none()),
            Map.entry(UserFilter.class, UserFilter.any().name("sample")),
            Map.entry(UserQuery.class, UserQuery.all()),
            Map.entry(NewConversation.class, NewConversation.of("Sample", "agent")),
            Map.entry(ConversationPatch.class, ConversationPatch.none()),
            Map.entry(ConversationFilter.class, ConversationFilter.any().title("sample")),
            Map.entry(ConversationQuery.class, ConversationQuery.all()),
            Map.entry(InboxScope.class, InboxScope.ACTIVE),
            Map.entry(MessagePatch.class, MessagePatch.none()),
            Map.entry(MessageFilter.class, MessageFilter.any().role("sample")),
            Map.entry(MessageQuery.class, MessageQuery.all()),
            Map.entry(PageRequest.class, PageRequest.first(1)),
            Map.entry(TransactionWork.class, (TransactionWork<Integer, RuntimeException>) tx -> 1),
            Map.entry(TransactionAction.class, (TransactionAction<RuntimeException>) tx -> {}));

    /** The methods that an interface asks of a target, without the static ones. */
    static List<Operation> of(Class<?> type, Object target) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> new Operation(target, method))
                .toList();
    }

    String name() {
        return method.getName();
    }

    /** The same operation with null for one of its arguments, for each that can be null. */
    Stream<Integer> nullable() {
        return Stream.iterate(0, i -> i < method.getParameterCount(), i -> i + 1)
                .filter(i -> !method.getParameterTypes()[i].isPrimitive());
    }

    String parameter(int index) {
        return method.getParameters()[index].getName();
    }

    /** Calls it with arguments that fit. */
    void call() throws Throwable {
        callWithNull(-1);
    }

    /** Calls it with arguments that fit but for one that is null. */
    void callWithNull(int missing) throws Throwable {
        Parameter[] parameters = method.getParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = i == missing ? null : sample(parameters[i].getType());
        }
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object sample(Class<?> type) {
        if (type == NewMessage.class) {
            return name().equals("stream") ? NewMessage.pending("assistant") : NewMessage.of("user", "sample");
        }
        if (type == List.class) {
            return target instanceof Users
                    ? List.of(NewUser.unidentified())
                    : target instanceof Conversations
                            ? List.of(NewConversation.of("Sample", "agent"))
                            : List.of(NewMessage.of("user", "sample"));
        }
        Object sample = SAMPLES.get(type);
        if (sample == null) {
            throw new AssertionError("there is no sample of " + type + " for " + this);
        }
        return sample;
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + name() + Arrays.toString(method.getParameterTypes());
    }
}
