package dev.turnbase.mutants;

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

    /** This twist, with another one of what it leaves to the right engine. */
    default Twist and(Class<?> type, String method, Twist twist) {
        return call -> call.is(type, method) ? twist.answer(call) : answer(call);
    }
}
