package dev.turnbase.contract.script;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.StorageEngine;
import dev.turnbase.Tenants;
import dev.turnbase.Users;
import dev.turnbase.model.NewConversation;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.NewUser;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random steps: every operation of the interfaces, transactions of some, pages gone on from, jumps of the clock. */
final class Steps {
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "create",
            10,
            "findOrCreate",
            8,
            "list",
            8,
            "append",
            16,
            "appendAll",
            8,
            "stream",
            6,
            "update",
            8,
            "delete",
            2,
            "recoverPending",
            1);
    private static final int USUAL_WEIGHT = 4;

    private Steps() {}

    /** A step outside of any transaction. */
    static Arbitrary<Step> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(60, operation(false)),
                Tuple.of(7, streamed()),
                Tuple.of(6, transaction(2)),
                Tuple.of(7, page()),
                Tuple.of(4, clock()));
    }

    /** Steps that make what others need, for the beginning of a script. */
    static List<Arbitrary<Step>> beginning() {
        Arbitrary<Step> user = create(Users.class, "create", NewUser.class);
        Arbitrary<Step> conversation = create(Conversations.class, "create", NewConversation.class);
        Arbitrary<Step> message = create(Messages.class, "append", String.class, NewMessage.class);
        return List.of(user, user, conversation, conversation, message, message, message, message, message);
    }

    private static Arbitrary<Step> create(Class<?> type, String operation, Class<?>... parameters) {
        try {
            return call(receiver(type, false), type.getMethod(operation, parameters));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<Step> inside(int depth) {
        List<Tuple.Tuple2<Integer, Arbitrary<Step>>> kinds = new ArrayList<>(List.of(
                Tuple.of(30, operation(false)),
                Tuple.of(2, operation(true)),
                Tuple.of(1, streamed()),
                Tuple.of(2, page()),
                Tuple.of(1, clock())));
        if (depth > 1) {
            kinds.add(Tuple.of(3, transaction(depth - 1)));
        }
        return Arbitraries.frequencyOf(kinds);
    }

    private static Arbitrary<Step> transaction(int depth) {
        Arbitrary<TransactionStep.Ending> ending = Arbitraries.frequency(
                Tuple.of(3, TransactionStep.Ending.RETURNS),
                Tuple.of(2, TransactionStep.Ending.PASSES_FAILURES_ON),
                Tuple.of(1, TransactionStep.Ending.THROWS));
        return Combinators.combine(
                        tenancy(false), inside(depth).list().ofMinSize(1).ofMaxSize(6), ending)
                .as(TransactionStep::new);
    }

    private static Arbitrary<Tenancy> tenancy(boolean beside) {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(5, Script.TENANTS.get(0)), Tuple.of(1, Script.TENANTS.get(1))),
                        Arbitraries.frequency(Tuple.of(19, false), Tuple.of(1, true)))
                .as((tenant, once) -> new Tenancy(tenant, beside, once));
    }

    private static Arbitrary<Step> operation(boolean beside) {
        List<Tuple.Tuple2<Integer, Arbitrary<Step>>> all = new ArrayList<>();
        for (Class<?> type : List.of(Users.class, Conversations.class, Messages.class)) {
            sorted(type).forEach(method -> all.add(Tuple.of(weight(method), call(receiver(type, beside), method))));
        }
        sorted(Tenants.class).forEach(method -> all.add(Tuple.of(1, call(Arbitraries.just(ENGINES_TENANTS), method))));
        Method recover =
                Call.of(ENGINE, StorageEngine.class, "recoverPending", ENGINE).method();
        all.add(Tuple.of(1, call(Arbitraries.just(ENGINE), recover)));
        return Arbitraries.frequencyOf(all);
    }

    private static Arbitrary<Expression> receiver(Class<?> type, boolean beside) {
        String accessor = type.getSimpleName().toLowerCase(Locale.ROOT);
        return tenancy(beside).map(storage -> Call.of(storage, Storage.class, accessor));
    }

    private static final Expression ENGINE = new Expression() {
        @Override
        public Object on(Side side) {
            return side.engine();
        }

        @Override
        public String java(Side side) {
            return "engine";
        }
    };

    private static final Expression ENGINES_TENANTS = Call.of(ENGINE, StorageEngine.class, "tenants");

    private static int weight(Method method) {
        return WEIGHTS.getOrDefault(method.getName(), USUAL_WEIGHT);
    }

    private static Arbitrary<Step> call(Arbitrary<Expression> receiver, Method method) {
        return Combinators.combine(receiver, Arguments.of(method))
                .as((target, arguments) -> new OperationStep(new Call(target, method, arguments)));
    }

    private static Arbitrary<Step> streamed() {
        Arbitrary<Expression> stream = Arbitraries.integers().between(0, 5).map(HeldStream::new);
        List<Tuple.Tuple2<Integer, Arbitrary<Step>>> all = new ArrayList<>();
        for (Method method : sorted(MessageStream.class)) {
            all.add(Tuple.of(method.getName().equals("write") ? 6 : 1, call(stream, method)));
        }
        return Arbitraries.frequencyOf(all);
    }

    private static Arbitrary<Step> page() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3))
                .as(PageStep::new);
    }

    /** Mostly forward; a standing clock makes ties. */
    private static Arbitrary<Step> clock() {
        return Arbitraries.of(1L, 60_000L, -1L, -3_600_000L).map(ClockStep::new);
    }

    private static List<Method> sorted(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }
}
