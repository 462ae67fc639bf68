package com.example.engine;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of rows whose creators bring none: UUIDs of version 7 (RFC 9562), whose 12 bits after the time count on
 * within a millisecond (its section 6.2), so that each is greater than the one before.
 */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    static String next() {
        long least = System.currentTimeMillis() << COUNTER_BITS;
        long now = LAST.updateAndGet(last -> Math.max(last + 1, least));
        long time = now >>> COUNTER_BITS << 16;
        long counted = 0x7000 | now & 0xFFF;
        long variant = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
        return new UUID(time | counted, variant).toString();
    }
}
