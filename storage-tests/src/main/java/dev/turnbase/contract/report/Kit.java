package dev.turnbase.contract.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** What the kit's artifact says of itself: its version, and the contract's rules as docs/contract.md has them. */
final class Kit {
    private static final Pattern RULE = Pattern.compile("(?m)^- ([A-Z][0-9]+) (.*)$");

    private Kit() {}

    static String version() {
        Properties properties = new Properties();
        try (InputStream in = resource("kit.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules' sentences by their ids, in the order of the page. */
    static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        try (InputStream in = resource("contract.md")) {
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            RULE.matcher(page).results().forEach(rule -> rules.put(rule.group(1), rule.group(2)));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return requireNonNull(Kit.class.getResourceAsStream(name), name);
    }
}
