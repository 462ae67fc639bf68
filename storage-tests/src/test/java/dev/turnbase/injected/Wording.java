package dev.turnbase.injected;

import java.util.List;

/** How the driver of a database words what goes wrong. */
@SuppressWarnings("ImmutableEnumChecker") // the checker does not know that records and List.of are immutable
enum Wording {
    /** Result codes of its C interface: IOERR; ERROR, FULL; INTERRUPT; BUSY, LOCKED and BUSY_SNAPSHOT. */
    SQLITE(
            new Code(null, 10, true),
            List.of(new Code(null, 1, false), new Code(null, 13, true)),
            new Code(null, 9, true),
            List.of(new Code(null, 5, false), new Code(null, 6, false), new Code(null, 517, false))),
    /** Deadlock, serialization failure, lock timeout. Any failure ends the transaction. */
    POSTGRES(
            new Code("08006", 0, true),
            List.of(new Code("XX000", 0, true), new Code("53100", 0, true)),
            new Code("57014", 0, true),
            List.of(new Code("40P01", 0, true), new Code("40001", 0, true), new Code("55P03", 0, true))),
    /** Deadlock, and lock timeout, which leaves the transaction open. MariaDB's words are the same. */
    MYSQL(
            new Code("08S01", 0, true),
            List.of(new Code("HY000", 1105, false), new Code("HY000", 1021, false)),
            new Code("70100", 1317, false),
            List.of(new Code("40001", 1213, true), new Code("40001", 1205, false)));

    private final Code lost;
    private final List<Code> refused;
    private final Code cancelled;
    private final List<Code> contended;

    Wording(Code lost, List<Code> refused, Code cancelled, List<Code> contended) {
        this.lost = lost;
        this.refused = refused;
        this.cancelled = cancelled;
        this.contended = contended;
    }

    /** The connection is lost. */
    Code lost() {
        return lost;
    }

    /** The statement is refused: for whatever reason, or since the disk is full. */
    List<Code> refused() {
        return refused;
    }

    /** The statement was cancelled. */
    Code cancelled() {
        return cancelled;
    }

    /** Others are in the way: deadlock, serialization failure, lock timeout, busy. */
    List<Code> contended() {
        return contended;
    }
}
