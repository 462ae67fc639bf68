package com.example.engine;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes the ids of rows whose creators bring none: UUIDs of version 7 (RFC 9562), which sort by their time. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next() {
        long time = System.currentTimeMillis() << 16;
        long version = 0x7000 | RANDOM.nextInt(0x1000);
        long variant = 0x8000_0000_0000_0000L | RANDOM.nextLong() >>> 2;
        return new UUID(time | version, variant).toString();
    }
}
