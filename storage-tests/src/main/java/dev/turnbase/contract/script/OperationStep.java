package dev.turnbase.contract.script;

import dev.turnbase.query.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls one operation. */
record OperationStep(Call call) implements Step {
    @Override
    public String run(Side side) {
        String name = side.nextName();
        String java = call.java(side);
        try {
            Object result = result(side, name);
            boolean isKept = side.note(name, result) || result instanceof Page;
            side.text().line((isKept ? "var " + name + " = " : "") + java + ";");
            return side.shown().result(result);
        } catch (NothingThereException e) {
            side.text().line("// nothing there for " + java);
            return "nothing there";
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            side.text().line("catchThrowable(() -> " + java + ");");
            return isBulk() ? Shown.failureOfBulk(e) : Shown.failure(e);
        }
    }

    private boolean isBulk() {
        return call.arguments().stream().anyMatch(Listed.class::isInstance);
    }

    private @Nullable Object result(Side side, String name) throws Throwable {
        String arguments =
                call.arguments().stream().map(each -> each.java(side)).collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            values.add(argument.on(side));
        }
        Object result = Call.invoke(side, call.target(side), call.method(), values.toArray());
        if (result instanceof Page<?> page) {
            side.hold(new Side.Held(call, values, arguments, page, name));
        }
        return result;
    }
}
