package dev.turnbase.mutants;

import static java.util.Objects.requireNonNull;

import dev.turnbase.query.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a mutant makes of the calls to a right engine, one call at a time. */
@FunctionalInterface
interface Twist {
    /** No twist: every call goes to the right engine as it is. */
    Twist NONE = Call::proceed;

    /** Answers a call, or throws. */
    @Nullable
    Object answer(Call call) throws Throwable;

    /** Twists the method with this name (whatever its arguments) of an interface, and leaves the others as they are. */
    static Twist on(Class<?> type, String method, Twist twist) {
        return call -> call.is(type, method) ? twist.answer(call) : call.proceed();
    }

    /** Changes each row of a kind in what the right engine answers. */
    static <R> Twist changing(Class<R> kind, UnaryOperator<R> change) {
        return call -> changed(kind, call.proceed(), change);
    }

    private static <R> @Nullable Object changed(Class<R> kind, @Nullable Object answer, UnaryOperator<R> change) {
        if (answer instanceof Optional<?> found) {
            return found.map(row -> changed(kind, row, change));
        }
        if (answer instanceof List<?> rows) {
            return rows.stream().map(row -> changed(kind, row, change)).toList();
        }
        if (answer instanceof Page<?> page) {
            List<Object> items = new ArrayList<>();
            page.forEach(row -> items.add(requireNonNull(changed(kind, row, change))));
            return Page.of(items, page.next().orElse(null), page.previous().orElse(null));
        }
        return kind.isInstance(answer) ? change.apply(kind.cast(answer)) : answer;
    }

    /** Rearranges the rows of a list or page that the right engine answers. */
    static Twist rearranging(UnaryOperator<List<Object>> change) {
        return call -> {
            Object answer = call.proceed();
            return answer instanceof Page<?> page
                    ? Page.of(
                            change.apply(new ArrayList<>(page.items())),
                            page.next().orElse(null),
                            page.previous().orElse(null))
                    : change.apply(new ArrayList<>((List<?>) requireNonNull(answer)));
        };
    }

    /** What a mutant does when the right engine refuses. */
    @FunctionalInterface
    interface Instead<E extends Exception> {
        @Nullable
        Object answer(Call call, E refusal) throws Throwable;
    }

    /** Does something else where the right engine refuses with such an exception. */
    static <E extends Exception> Twist refused(Class<E> refusal, Instead<E> instead) {
        return call -> {
            try {
                return call.proceed();
            } catch (Exception e) {
                if (refusal.isInstance(e)) {
                    return instead.answer(call, refusal.cast(e));
                }
                throw e;
            }
        };
    }

    /** This twist, with another one of what it leaves to the right engine. */
    default Twist and(Class<?> type, String method, Twist twist) {
        return call -> call.is(type, method) ? twist.answer(call) : answer(call);
    }
}
