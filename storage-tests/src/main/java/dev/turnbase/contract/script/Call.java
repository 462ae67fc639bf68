package dev.turnbase.contract.script;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of the interfaces or of the model.
 *
 * @param receiver what it is called on; null for a static method
 */
record Call(@Nullable Expression receiver, Method method, List<Expression> arguments) implements Expression {
    static Call of(Expression receiver, Class<?> type, String method, Expression... arguments) {
        for (Method each : type.getMethods()) {
            if (each.getName().equals(method) && each.getParameterCount() == arguments.length) {
                return new Call(receiver, each, List.of(arguments));
            }
        }
        throw new IllegalArgumentException(type + " has no method " + method);
    }

    @Override
    public Object on(Side side) throws Throwable {
        Object target = target(side);
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).on(side);
        }
        return invoke(side, target, method, values);
    }

    @Nullable
    Object target(Side side) throws Throwable {
        return receiver == null ? null : receiver.on(side);
    }

    /** Calls, and counts what is called of the interfaces. */
    static Object invoke(Side side, @Nullable Object target, Method method, Object... values) throws Throwable {
        try {
            Object result = method.invoke(target, values);
            side.coverage().answered(method);
            return result;
        } catch (InvocationTargetException e) {
            Throwable cause = requireNonNull(e.getCause());
            side.coverage().refused(method, cause);
            throw cause;
        }
    }

    @Override
    public String java(Side side) {
        String target = receiver == null ? method.getDeclaringClass().getSimpleName() : receiver.java(side);
        return target + "." + method.getName()
                + arguments.stream().map(argument -> argument.java(side)).collect(Collectors.joining(", ", "(", ")"));
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }
}
