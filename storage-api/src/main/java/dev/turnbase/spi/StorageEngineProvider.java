package dev.turnbase.spi;

/** Opens the storage engine of one kind of URL; found by {@link java.util.ServiceLoader}. */
public interface StorageEngineProvider {}
