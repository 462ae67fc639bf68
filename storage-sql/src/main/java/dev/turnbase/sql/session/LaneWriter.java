package dev.turnbase.sql.session;

import org.jspecify.annotations.Nullable;

/** Writes that would wait in the database for each other wait here, and are then made as one by another writer. */
final class LaneWriter implements Writer {
    private final Writer writer;
    private final WriteLanes lanes;
    private final WriteQueue.Carrier carrier;

    LaneWriter(Writer writer, WriteUnit unit, WriteLanes lanes) {
        this.writer = writer;
        this.lanes = lanes;
        this.carrier = new SharedCarrier(writer, unit);
    }

    @Override
    public <T extends @Nullable Object> T write(WriteWork<T> work) throws Contended {
        Object lane = work instanceof SharedWrite<?> shared ? shared.lane() : null;
        return lane == null ? writer.write(work) : lanes.write(lane, work, carrier);
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
