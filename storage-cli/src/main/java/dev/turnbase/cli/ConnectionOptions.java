package dev.turnbase.cli;

import dev.turnbase.Secret;
import dev.turnbase.StorageOptions;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database: the flag, or else the environment. */
final class ConnectionOptions {
    private static final String PASSWORD_VARIABLE = "DATABASE_PASSWORD";

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = {
                "The database, file:chat.db say. Without it the environment's DATABASE_URL, or SQLITE_DB_PATH, is used.",
                "Leave a password out of it: set DATABASE_PASSWORD, or use --password."
            })
    private @Nullable String url;

    @Option(names = "--password", description = "Ask on the terminal for the password of the URL's user.")
    private boolean asksForPassword;

    private final Console console;
    private final Redaction redaction;

    ConnectionOptions(Console console, Redaction redaction) {
        this.console = console;
        this.redaction = redaction;
    }

    StorageOptions resolve() {
        StorageOptions options = located(console.environment());
        StorageUrl location = options.url().orElseThrow();
        redaction.hideSecretsOf(location);
        if (location.user().isEmpty()) {
            refuseToAsk();
            return options;
        }
        String user = location.user().get();
        return secret(location)
                .map(secret -> options.toBuilder().credentials(user, secret).build())
                .orElse(options);
    }

    private StorageOptions located(Map<String, String> environment) {
        if (url == null) {
            return fromEnvironment(environment);
        }
        try {
            return StorageOptions.of(url);
        } catch (InvalidInputException e) {
            throw new UsageException("--db-url: " + e.getMessage());
        }
    }

    private static StorageOptions fromEnvironment(Map<String, String> environment) {
        try {
            return StorageOptions.fromEnvironment(environment);
        } catch (InvalidInputException e) {
            throw new UsageException(e.getMessage() + "; or state --db-url, --db-url file:chat.db say");
        }
    }

    /** The password typed, or the environment's if the URL has none. */
    private Optional<Secret> secret(StorageUrl location) {
        if (asksForPassword) {
            return Optional.of(redaction.hide(prompt().get()));
        }
        return location.password().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(console.environment().get(PASSWORD_VARIABLE))
                        .map(Secret::of)
                        .map(redaction::hide);
    }

    private Supplier<Secret> prompt() {
        Supplier<Secret> prompt = console.passwordPrompt();
        if (prompt == null) {
            throw new UsageException("--password: there is no terminal to ask on; set DATABASE_PASSWORD instead");
        }
        return prompt;
    }

    private void refuseToAsk() {
        if (asksForPassword) {
            throw new UsageException("--password goes with a URL that names a user, scheme://user@host/database");
        }
    }
}
