package dev.turnbase.sql.engine;

/**
 * A migration that the library ships.
 *
 * @param version its version
 * @param script its file name
 * @param checksum Flyway's checksum of the script, placeholders unreplaced
 */
record Migration(int version, String script, int checksum) {}
