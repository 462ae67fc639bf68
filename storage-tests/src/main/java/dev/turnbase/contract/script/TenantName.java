package dev.turnbase.contract.script;

/** The name of a tenant, as an argument. */
record TenantName(String name) implements Expression {
    @Override
    public Object on(Side side) {
        return side.tenant(name);
    }

    @Override
    public String java(Side side) {
        return Literal.write(name);
    }
}
