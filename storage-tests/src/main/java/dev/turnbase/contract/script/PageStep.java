package dev.turnbase.contract.script;

import dev.turnbase.query.Cursor;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes on from a page that was read earlier, whatever was written since. */
record PageStep(int number, boolean forward, int limit) implements Step {
    @Override
    public String run(Side side) {
        String name = side.nextName();
        Side.Held held = side.page(number).orElse(null);
        Optional<Cursor> cursor = held == null
                ? Optional.empty()
                : forward ? held.page().next() : held.page().previous();
        if (held == null || cursor.isEmpty()) {
            side.text().line("// no page to go on from");
            return "nothing there";
        }
        String request = forward
                ? "PageRequest.first(" + limit + ").after(" + held.java() + ".next().orElseThrow())"
                : "PageRequest.last(" + limit + ").before(" + held.java() + ".previous().orElseThrow())";
        side.text().line("var " + name + " = " + java(side, held, request) + ";");
        return page(side, held, cursor.get(), name);
    }

    private String page(Side side, Side.Held held, Cursor cursor, String name) {
        try {
            List<Object> arguments = arguments(held, cursor);
            Call call = held.call();
            Object page = Call.invoke(side, call.target(side), call.method(), arguments.toArray());
            side.note(name, page);
            side.hold(new Side.Held(held.call(), arguments, held.argumentsJava(), (Page<?>) page, name));
            return side.shown().result(page);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            return Shown.failure(e);
        }
    }

    /** The last argument is the request for a page, or a query that has one. */
    private List<Object> arguments(Side.Held held, Cursor cursor) throws ReflectiveOperationException {
        List<Object> arguments = new ArrayList<>(held.arguments());
        int index = arguments.size() - 1;
        Object last = arguments.get(index);
        PageRequest request = forward
                ? PageRequest.first(limit).after(cursor)
                : PageRequest.last(limit).before(cursor);
        arguments.set(
                index, last instanceof PageRequest ? request : pageMethod(last).invoke(last, request));
        return arguments;
    }

    private static Method pageMethod(Object query) throws ReflectiveOperationException {
        return query.getClass().getMethod("page", PageRequest.class);
    }

    private static String java(Side side, Side.Held held, String request) {
        Call call = held.call();
        String receiver = call.receiver() == null ? "" : call.receiver().java(side);
        Object last = held.arguments().get(held.arguments().size() - 1);
        String arguments = last instanceof PageRequest
                ? held.argumentsJava()
                                .substring(0, Math.max(0, held.argumentsJava().lastIndexOf("PageRequest.")))
                        + request
                : held.argumentsJava() + ".page(" + request + ")";
        return receiver + "." + call.method().getName() + "(" + arguments + ")";
    }
}
