package dev.turnbase;

import dev.turnbase.model.NewUser;
import dev.turnbase.model.User;
import dev.turnbase.model.UserPatch;
import dev.turnbase.query.Page;
import dev.turnbase.query.UserFilter;
import dev.turnbase.query.UserQuery;
import java.util.List;
import java.util.Optional;

/** The users of a tenant. Thread-safe as its {@link Storage} is. */
public interface Users {
    /**
     * Creates a user.
     *
     * @return as {@link #get} would
     * @throws dev.turnbase.error.AlreadyExistsException if the id or an identity is taken, former ones included
     */
    User create(NewUser user);

    /** Creates all or none, however many; the answer has the order of the argument. */
    List<User> createAll(List<NewUser> users);

    /** The user with this id; in a transaction its row is locked until the end. */
    Optional<User> get(String id);

    /**
     * The first user, by id, that the filter meets.
     *
     * @throws dev.turnbase.error.InvalidInputException if the filter has no condition
     */
    Optional<User> find(UserFilter filter);

    /** A page of the users that a query describes. */
    Page<User> list(UserQuery query);

    /**
     * The user with the identity that the argument was made with, created if there is none: however many ask at once,
     * one user is made and all get it. An existing user comes back as it is; its other fields are not changed.
     *
     * @throws dev.turnbase.error.InvalidInputException if the argument is {@link NewUser#unidentified()}
     * @throws dev.turnbase.error.AlreadyExistsException if a further identity, or for a new user the id, is someone
     *     else's
     */
    User findOrCreate(NewUser user);

    /**
     * Changes what the patch names.
     *
     * @return the new state
     * @throws dev.turnbase.error.NotFoundException if there is no such user
     * @throws dev.turnbase.error.AlreadyExistsException if an identity is someone else's
     * @throws dev.turnbase.error.VersionConflictException if the patch states another version
     */
    User update(String id, UserPatch patch);

    /**
     * Moves everything of {@code from} (conversations, authorship, identities) to {@code into} and removes {@code from},
     * atomically. An identity whose kind {@code into} has none of becomes its own, any other a former one; both find
     * {@code into} from then on. Name and metadata of {@code from} are lost.
     *
     * @return the new state of {@code into}
     * @throws dev.turnbase.error.NotFoundException if either does not exist
     * @throws dev.turnbase.error.InvalidInputException if both are the same
     */
    User merge(String from, String into);

    /**
     * Deletes a user and the user's conversations, and clears the author of the user's messages elsewhere.
     *
     * @return whether there was one
     */
    boolean delete(String id);
}
