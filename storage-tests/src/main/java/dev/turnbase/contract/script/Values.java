package dev.turnbase.contract.script;

import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.MessagePatch;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.ConversationQuery;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.MessageQuery;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values of the model's types that callers make: by one of the type's static methods, changed by some of its others. */
final class Values {
    private static final Set<Class<?>> TYPES = Set.of(
            NewUser.class,
            UserPatch.class,
            UserFilter.class,
            UserQuery.class,
            NewConversation.class,
            ConversationPatch.class,
            ConversationFilter.class,
            ConversationQuery.class,
            NewMessage.class,
            MessagePatch.class,
            MessageFilter.class,
            MessageQuery.class,
            PageRequest.class);
    private static final int MOST_CHANGES = 3;

    private Values() {}

    static boolean canMake(Class<?> type) {
        return TYPES.contains(type);
    }

    /** A value of a type for an operation. */
    static Arbitrary<Expression> of(Class<?> type, String operation) {
        Arbitrary<Call> made = Arbitraries.of(factories(type, operation))
                .flatMap(factory -> Arguments.of(factory).map(arguments -> new Call(null, factory, arguments)));
        Arbitrary<List<Method>> changes = Arbitraries.frequencyOf(changes(type).stream()
                        .map(method -> Tuple.of(weight(method), Arbitraries.just(method)))
                        .toList())
                .list()
                .ofMaxSize(MOST_CHANGES);
        return made.flatMap(value -> changes.flatMap(methods -> changed(Arbitraries.just(value), methods)));
    }

    private static Arbitrary<Expression> changed(Arbitrary<? extends Expression> value, List<Method> methods) {
        Arbitrary<Expression> changed = value.map(each -> each);
        for (Method method : methods) {
            changed = changed.flatMap(
                    before -> Arguments.of(method).map(arguments -> (Expression) new Call(before, method, arguments)));
        }
        return changed;
    }

    /** A stream takes a pending message, everything else a whole one; now and then it is the other way round. */
    private static List<Method> factories(Class<?> type, String operation) {
        List<Method> all = methods(type, true);
        if (type != NewMessage.class) {
            return all;
        }
        String usual = operation.equals("stream") ? "pending" : "of";
        return all.stream()
                .flatMap(method ->
                        java.util.Collections.nCopies(method.getName().equals(usual) ? 12 : 1, method).stream())
                .toList();
    }

    private static int weight(Method method) {
        return method.getName().equals("id")
                ? 6
                : method.getParameterTypes().length > 0 && method.getParameterTypes()[0] == Cursor.class ? 1 : 2;
    }

    private static List<Method> changes(Class<?> type) {
        return methods(type, false);
    }

    private static List<Method> methods(Class<?> type, boolean factories) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) == factories)
                .filter(method -> method.getReturnType() == type && Arguments.canCall(method))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }
}
