package dev.turnbase.servers;

/** The machine lacks a library that the binaries of MySQL need. */
final class MissingLibraryException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** From what the system's loader said. */
    MissingLibraryException(String loader) {
        this(loader.replaceAll("(?s).*shared libraries: ([^:]*):.*", "$1"), loader);
    }

    private MissingLibraryException(String library, String loader) {
        super(loader);
        this.reason = "no container engine has its image, and its binaries need " + library
                + ", which is missing; start a container engine, or install the library (on Debian: apt-get install"
                + " libaio1 libnuma1)";
    }

    String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
