/** The contract kit that a storage engine passes, and the in-memory reference engine. */
module dev.turnbase.contract {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.uuid;
    requires net.jqwik.api;
    requires org.pcollections;
    requires org.slf4j;
    requires transitive dev.turnbase;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;

    exports dev.turnbase.contract;

    opens dev.turnbase.contract to
            org.junit.platform.commons;

    provides dev.turnbase.spi.StorageEngineProvider with
            dev.turnbase.memory.MemoryEngineProvider;
}
