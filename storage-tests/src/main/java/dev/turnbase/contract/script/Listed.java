package dev.turnbase.contract.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A list of what several expressions are worth. */
record Listed(List<Expression> elements) implements Expression {
    @Override
    public Object on(Side side) throws Throwable {
        List<Object> values = new ArrayList<>();
        for (Expression element : elements) {
            values.add(element.on(side));
        }
        return values;
    }

    @Override
    public String java(Side side) {
        return elements.stream().map(each -> each.java(side)).collect(Collectors.joining(", ", "List.of(", ")"));
    }
}
