package dev.turnbase.cli;

import dev.turnbase.Secret;
import dev.turnbase.error.StorageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line on standard error and an exit code; passwords never show. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintWriter err;
    private final Redaction redaction;
    private final BooleanSupplier verbose;

    Complaints(PrintWriter err, Redaction redaction, BooleanSupplier verbose) {
        this.err = err;
        this.redaction = redaction;
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        hideAttachedPassword(args);
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        complain(problem(e) + "; see " + command + " --help", e);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
        boolean expected = e instanceof StorageException || e instanceof UsageException;
        complain(expected ? String.valueOf(e.getMessage()) : "unexpected: " + e, e);
        if (e instanceof StorageException failure) {
            return ExitCode.of(failure.code());
        }
        return e instanceof UsageException ? ExitCode.USAGE : ExitCode.UNEXPECTED;
    }

    private void hideAttachedPassword(String[] args) {
        for (String argument : args) {
            if (argument.startsWith("--password=")) {
                redaction.hide(Secret.of(argument.substring("--password=".length())));
            }
        }
    }

    private void complain(String problem, Exception e) {
        err.println("turnbase: " + redaction.apply(problem).replaceAll("\\s*\\R\\s*", " "));
        if (verbose.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.print(redaction.apply(trace.toString()));
        }
        err.flush();
    }

    /** An argument that nothing takes may be a password: only options and commands are repeated, without values. */
    private static String problem(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(e.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        if (first.startsWith("-")) {
            return "the option " + first.replaceFirst("=.*", "") + " is unknown" + meant(unmatched);
        }
        boolean command = e.getCommandLine().getParent() == null;
        return command
                ? "there is no command " + first + meant(unmatched)
                : "there is an argument that belongs to no option; it is not repeated here, as it may be a secret";
    }

    private static String meant(UnmatchedArgumentException e) {
        List<String> suggestions = e.getSuggestions();
        return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
    }
}
