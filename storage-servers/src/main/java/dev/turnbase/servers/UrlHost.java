package dev.turnbase.servers;

/** A server that somebody else runs. */
final class UrlHost implements Host {
    private final Access access;

    UrlHost(Product product, String url) {
        this.access = Access.parse(product, url);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public String source() {
        return "url";
    }

    @Override
    public boolean canBeKilled() {
        return false;
    }

    @Override
    public void kill() {
        throw refusal("killed");
    }

    @Override
    public void start() {
        throw refusal("started");
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public String lastWords() {
        return "";
    }

    private UnsupportedOperationException refusal(String verb) {
        return new UnsupportedOperationException("the server at " + access + " is not the tests' own and can't be "
                + verb + "; unset " + access.product().urlVariable() + " to have one that can");
    }

    @Override
    public void close() {}
}
