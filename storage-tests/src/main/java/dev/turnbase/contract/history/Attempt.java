package dev.turnbase.contract.history;

import dev.turnbase.Conversations;
import dev.turnbase.MessageStream;
import dev.turnbase.Messages;
import dev.turnbase.Storage;
import dev.turnbase.Users;
import dev.turnbase.error.StorageException;
import dev.turnbase.model.ConversationPatch;
import dev.turnbase.model.Message;
import dev.turnbase.model.NewMessage;
import dev.turnbase.model.User;
import dev.turnbase.query.Direction;
import dev.turnbase.query.Page;
import dev.turnbase.query.PageRequest;
import dev.turnbase.query.UserOrder;
import dev.turnbase.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One deed of one worker: what it is about, and how it goes. */
final class Attempt {
    private static final int PAGE = 3;
    private static final long A_LOOK_NANOS = 1_000;

    final World world;
    final int round;
    String about = "";
    String given = "";
    private final Random random;
    private final String worker;
    private final int number;

    Attempt(World world, int round, String worker, int number, Random random) {
        this.world = world;
        this.round = round;
        this.worker = worker;
        this.number = number;
        this.random = random;
    }

    /** Does a deed and tells what came of it. */
    Event of(Deed deed) {
        long begun = System.nanoTime();
        String outcome = Event.OK;
        String answer = "";
        try {
            deed.plan(this);
            answer = deed.act(this);
        } catch (StorageException e) {
            outcome = e.code().name();
            answer = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        } catch (RuntimeException e) {
            outcome = e.getClass().getSimpleName();
            answer = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
        return new Event(round, worker, begun, System.nanoTime(), deed, about, given, outcome, answer);
    }

    Attempt about(String what) {
        about = what;
        return this;
    }

    Attempt given(String what) {
        given = what;
        return this;
    }

    Storage storage() {
        return world.storage();
    }

    Users users() {
        return storage().users();
    }

    Conversations conversations() {
        return storage().conversations();
    }

    Messages messages() {
        return storage().messages();
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    String oneOf(List<String> some) {
        return some.get(random(some.size()));
    }

    /** What no other attempt has. */
    String unique() {
        return worker + "-" + round + "-" + number;
    }

    NewMessage message() {
        return NewMessage.of("user", given.split(" ", -1)[0]);
    }

    NewMessage part(int index) {
        return NewMessage.of("user", given + "." + index);
    }

    ConversationPatch titled(int title) {
        return ConversationPatch.none().title(String.valueOf(title));
    }

    String lastTurn() {
        return String.valueOf(conversations().get(about).orElseThrow().lastTurn());
    }

    String turnSoFar() {
        return String.valueOf(random(1 + Math.toIntExact(Long.parseLong(lastTurn()))));
    }

    String version() {
        return String.valueOf(conversations().get(about).orElseThrow().version());
    }

    /** The ids of all users in the order in which a walk meets them. */
    String walk() {
        List<String> met = new ArrayList<>();
        UserQuery byId = UserQuery.all().orderBy(UserOrder.ID, Direction.ASCENDING);
        Page<User> page = users().list(byId.page(PageRequest.first(PAGE)));
        page.forEach(user -> met.add(user.id()));
        while (page.next().isPresent()) {
            // Others come while a reader looks at a page.
            LockSupport.parkNanos(A_LOOK_NANOS);
            page = users().list(
                            byId.page(PageRequest.first(PAGE).after(page.next().get())));
            page.forEach(user -> met.add(user.id()));
        }
        return String.join(",", met);
    }

    String stream() {
        try (MessageStream stream =
                messages().stream(about, NewMessage.pending("assistant").id(given))) {
            stream.write(worker);
            stream.flush();
            stream.write(" wrote " + given);
            Message whole = stream.complete();
            return whole.turn() + "," + whole.content();
        }
    }
}
