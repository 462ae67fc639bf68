package dev.turnbase.contract.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Does random deeds, round by round. All workers with the same seed choose from the same deeds in a round. */
public final class Worker {
    private static final int DEEDS_IN_A_ROUND = 4;

    private final World world;
    private final String name;
    private final long seed;

    /**
     * @param name the process and the thread, with a slash between
     */
    public Worker(World world, String name, long seed) {
        this.world = world;
        this.name = name;
        this.seed = seed;
    }

    /** Does its part of a round. */
    public List<Event> work(int round) {
        List<Deed> choice = choice(round);
        Random own = new Random(seed ^ (31L * round + name.hashCode()));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < DEEDS_IN_A_ROUND; i++) {
            Deed deed = choice.get(own.nextInt(choice.size()));
            events.add(new Attempt(world, round, name, i, own).of(deed));
        }
        return events;
    }

    /** The deeds of one theme, each theme in its turn, and of two at random from all. */
    private List<Deed> choice(int round) {
        Random shared = new Random(seed + round);
        Set<Deed> theme = Deed.THEMES.get(round % Deed.THEMES.size());
        List<Deed> choice = new ArrayList<>(theme);
        choice.addAll(theme);
        Deed[] all = Deed.values();
        choice.add(all[shared.nextInt(all.length)]);
        choice.add(all[shared.nextInt(all.length)]);
        return choice;
    }
}
