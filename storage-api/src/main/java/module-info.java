/** The interface, the model and the errors of a storage engine for chat backends. */
module dev.turnbase {
    requires static org.jspecify;

    exports dev.turnbase.spi;

    uses dev.turnbase.spi.StorageEngineProvider;
}
