package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/**
 * Writes to a server. Those that would wait there for the same row wait here, and are then made as one; so are those, of
 * whatever rows, that would wait for a connection.
 */
final class SharingWriter implements Writer {
    private final Writer writer;
    private final WriteLanes lanes;
    private final WriteQueue room;
    private final WriteQueue.Carrier inLane;
    private final WriteQueue.Carrier inRoom;

    /**
     * @param writer makes what is to be made
     * @param room has as much of it as there are connections
     */
    SharingWriter(Writer writer, WriteUnit unit, WriteLanes lanes, WriteQueue room) {
        this.writer = writer;
        this.lanes = lanes;
        this.room = room;
        this.inLane = new SharedCarrier(unit) {
            @Override
            public <T extends @Nullable Object> T alone(WriteWork<T> write) throws Contended {
                return crossing(write);
            }
        };
        this.inRoom = new SharedCarrier(unit) {
            @Override
            public <T extends @Nullable Object> T alone(WriteWork<T> write) throws Contended {
                return writer.write(write);
            }
        };
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        Object lane = work instanceof SharedWrite<?> shared ? shared.lane() : null;
        return lane == null ? writer.write(work) : lanes.write(lane, work, inLane);
    }

    private <T extends @Nullable Object> T crossing(WriteWork<T> work) throws Contended {
        boolean crosses = work instanceof SharedWrite<?> shared && shared.crossesLanes();
        return crosses ? room.write(work, inRoom) : writer.write(work);
    }

    @Override
    public Lease exclusive() throws Contended {
        return writer.exclusive();
    }

    @Override
    public void close() {
        writer.close();
    }
}
