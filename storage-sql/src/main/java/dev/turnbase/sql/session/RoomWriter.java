package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/** Writes of several lanes that would wait for one of the connections wait here, and are then made as one by another writer. */
final class RoomWriter implements Writer {
    private final Writer writer;
    private final WriteQueue room;
    private final WriteQueue.Carrier carrier;

    /** @param room has as much of it as there are connections */
    RoomWriter(Writer writer, WriteUnit unit, WriteQueue room) {
        this.writer = writer;
        this.room = room;
        this.carrier = new SharedCarrier(writer, unit);
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        boolean crosses = work instanceof SharedWrite<?> shared && shared.crossesLanes();
        return crosses ? room.write(work, carrier) : writer.write(work);
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
