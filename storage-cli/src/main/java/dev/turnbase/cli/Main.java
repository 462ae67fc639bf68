package dev.turnbase.cli;

/** The {@code turnbase} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the subcommand and its options; {@code --help} lists them
     */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int code = Turnbase.run(console, args);
        System.exit(console.finish(code));
    }
}
