package dev.turnbase;

import dev.turnbase.model.Tenant;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;

/** The tenants of a database. Thread-safe; not part of any transaction. */
public interface Tenants {
    /** The tenants that exist, by name in code point order; erased ones do not. */
    Page<Tenant> list(PageRequest page);

    /**
     * Makes a tenant exist. Only needed to use the name of an erased tenant again: any other comes into being with its
     * first write.
     *
     * @return whether it did not exist before
     */
    boolean create(String tenant);

    /**
     * Erases a tenant whole, also while others write: when this returns none of its rows is left, and none comes after.
     * To create a user or conversation in it is refused with {@link dev.turnbase.error.StateConflictException} until
     * {@link #create} is called; everything else finds nothing. Only the name and the time of the erasure are kept.
     *
     * @return whether it existed
     */
    boolean erase(String tenant);
}
