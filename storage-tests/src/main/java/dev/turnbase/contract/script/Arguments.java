package dev.turnbase.contract.script;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.model.Inputs;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import dev.turnbase.query.ConversationFilter;
import dev.turnbase.query.Cursor;
import dev.turnbase.query.MessageFilter;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserFilter;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arguments for any method of the interfaces and of the model, by the type and the name of its parameters. */
final class Arguments {
    private static final Map<String, Kind> REFERENCES = Map.of(
            "ownerId", Kind.USER,
            "userId", Kind.USER,
            "toUserId", Kind.USER,
            "authorId", Kind.USER,
            "from", Kind.USER,
            "into", Kind.USER,
            "conversationId", Kind.CONVERSATION,
            "forkedFrom", Kind.CONVERSATION,
            "replyTo", Kind.MESSAGE,
            "messageId", Kind.MESSAGE);
    private static final Map<Class<?>, Kind> IDS = Map.of(
            Users.class, Kind.USER,
            UserFilter.class, Kind.USER,
            Conversations.class, Kind.CONVERSATION,
            ConversationFilter.class, Kind.CONVERSATION,
            Messages.class, Kind.MESSAGE,
            MessageFilter.class, Kind.MESSAGE);
    private static final Map<Class<?>, Kind> NEW_IDS = Map.of(
            NewUser.class, Kind.USER,
            NewConversation.class, Kind.CONVERSATION,
            NewMessage.class, Kind.MESSAGE);

    private Arguments() {}

    /** Whether {@link #of} knows each parameter of a method. */
    static boolean canCall(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .allMatch(type -> type.isPrimitive()
                        || type.isEnum()
                        || Set.of(String.class, Duration.class, List.class, Cursor.class)
                                .contains(type)
                        || Values.canMake(type));
    }

    /** Arguments for a method. */
    static Arbitrary<List<Expression>> of(Method method) {
        List<Arbitrary<Expression>> each = IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> one(method, i))
                .toList();
        return Combinators.combine(each).as(list -> list);
    }

    private static Arbitrary<Expression> one(Method method, int index) {
        Parameter parameter = method.getParameters()[index];
        Class<?> type = parameter.getType();
        if (type == String.class) {
            return text(method, parameter.getName());
        }
        if (type == List.class) {
            ParameterizedType list = (ParameterizedType) parameter.getParameterizedType();
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            return Values.of(element, method.getName()).list().ofMaxSize(4).map(Listed::new);
        }
        return Values.canMake(type) ? Values.of(type, method.getName()) : plain(type, parameter.getName());
    }

    private static Arbitrary<Expression> plain(Class<?> type, String name) {
        if (type == Cursor.class) {
            return Arbitraries.integers().between(0, 9).map(HeldCursor::new);
        }
        if (type == Duration.class) {
            return Arbitraries.of(Duration.ofHours(4), Duration.ofMillis(1)).map(Literal::new);
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false).map(Literal::new);
        }
        if (type == int.class) {
            return name.equals("limit")
                    ? limit()
                    : often(Arbitraries.integers().between(0, 5), List.of(-1, Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return name.equals("version")
                    ? often(Arbitraries.longs().between(1, 3), List.of(0L))
                    : often(
                            Arbitraries.frequency(
                                    Tuple.of(2, 1L),
                                    Tuple.of(2, 2L),
                                    Tuple.of(2, 0L),
                                    Tuple.of(1, 3L),
                                    Tuple.of(1, 4L),
                                    Tuple.of(1, 6L)),
                            List.of(-1L, Long.MAX_VALUE));
        }
        return Arbitraries.of(type.getEnumConstants()).map(Literal::new);
    }

    private static Arbitrary<Expression> limit() {
        return often(
                Arbitraries.integers().between(1, 4), List.of(0, PageRequest.MAX_LIMIT, PageRequest.MAX_LIMIT + 1));
    }

    private static <T> Arbitrary<Expression> often(Arbitrary<T> usual, List<T> unusual) {
        return Arbitraries.frequencyOf(Tuple.of(16, usual), Tuple.of(1, Arbitraries.of(unusual)))
                .map(Literal::new);
    }

    private static Arbitrary<Expression> text(Method method, String name) {
        Class<?> type = method.getDeclaringClass();
        if (type == Tenants.class) {
            return Arbitraries.frequency(Tuple.of(1, Script.TENANTS.get(0)), Tuple.of(4, Script.TENANTS.get(1)))
                    .map(TenantName::new);
        }
        if (name.equals("id") && NEW_IDS.containsKey(type)) {
            return Texts.newId(NEW_IDS.get(type));
        }
        if (name.equals("id") && IDS.containsKey(type)) {
            return Texts.id(IDS.get(type));
        }
        return REFERENCES.containsKey(name)
                ? Texts.id(REFERENCES.get(name))
                : (type == MessageStream.class && name.equals("text") ? Texts.piece() : field(name)).map(Literal::new);
    }

    private static Arbitrary<String> field(String name) {
        return switch (name) {
            case "externalId", "anonymousId", "email" -> Texts.identity();
            case "context", "metadata" -> Texts.json();
            case "content" -> Texts.content();
            case "title" -> Texts.upTo(Inputs.MAX_TITLE_LENGTH);
            case "role" -> Texts.upTo(Inputs.MAX_ROLE_LENGTH);
            case "reason", "statusReason" -> Texts.upTo(Inputs.MAX_REASON_LENGTH);
            case "name", "agent" -> Texts.upTo(Inputs.MAX_NAME_LENGTH);
            case "primer" -> Texts.upTo(300);
            default -> throw new IllegalStateException("no text is known for a parameter named " + name);
        };
    }
}
