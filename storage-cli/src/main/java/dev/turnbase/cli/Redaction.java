package dev.turnbase.cli;

import dev.turnbase.Secret;
import dev.turnbase.spi.StorageUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes passwords out of what is printed, also out of what drivers and mistyped arguments say. */
final class Redaction {
    private static final String HIDDEN = "***";
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s'\":@]*):[^\\s'\"]*@");

    private final List<String> secrets = new ArrayList<>();

    Secret hide(Secret secret) {
        if (!secret.reveal().isEmpty()) {
            secrets.add(secret.reveal());
        }
        return secret;
    }

    void hideSecretsOf(StorageUrl url) {
        url.password().ifPresent(this::hide);
        url.options().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains("password")) {
                hide(Secret.of(value));
            }
        });
    }

    String apply(String text) {
        String redacted = PASSWORD_IN_URL.matcher(text).replaceAll("$1:" + HIDDEN + "@");
        for (String secret : secrets) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        return redacted;
    }
}
