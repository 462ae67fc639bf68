/** The storage engine's interface, which engines implement and chat backends call. */
module dev.turnbase {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.turnbase;
    exports dev.turnbase.error;
    exports dev.turnbase.model;
    exports dev.turnbase.query;
    exports dev.turnbase.spi;

    uses dev.turnbase.spi.StorageEngineProvider;
}
