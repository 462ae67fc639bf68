package dev.turnbase.sql.store;

import java.util.Arrays;
import java.util.List;

/** Ids to look up many rows by. */
final class Ids {
    private Ids() {}

    /** The tenant and the ids, the last one repeated up to a power of two, so that few forms of a statement do. */
    static Object[] padded(String tenant, List<String> ids) {
        int places = Math.max(1, Integer.highestOneBit(2 * ids.size() - 1));
        return padded(tenant, ids, places);
    }

    /** The tenant and the ids, the last one repeated to fill so many places. */
    static Object[] padded(String tenant, List<String> ids, int places) {
        Object[] values = new Object[places + 1];
        Arrays.fill(values, ids.get(ids.size() - 1));
        values[0] = tenant;
        for (int i = 0; i < ids.size(); i++) {
            values[i + 1] = ids.get(i);
        }
        return values;
    }
}
