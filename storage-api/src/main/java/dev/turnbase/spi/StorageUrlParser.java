package dev.turnbase.spi;

import dev.turnbase.Secret;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.spi.StorageUrl.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a URL apart; its complaints never show the URL, which may hold a password. */
final class StorageUrlParser {
    private final String url;

    StorageUrlParser(String url) {
        this.url = url;
    }

    StorageUrl parse() {
        int colon = url.indexOf(':');
        if (colon < 1 || !url.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            throw malformed(
                    "it has no scheme; write file:chat.db, postgresql://host/database or mysql://host/database");
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        int question = url.indexOf('?', colon);
        String rest = url.substring(colon + 1, question < 0 ? url.length() : question);
        Map<String, String> options = question < 0 ? Map.of() : options(url.substring(question + 1));
        if (scheme.equals("file")) {
            return new StorageUrl(scheme, null, null, List.of(), filePath(rest), options);
        }
        return rest.startsWith("//")
                ? server(scheme, rest.substring(2), options)
                : new StorageUrl(scheme, null, null, List.of(), rest, options);
    }

    private static String filePath(String rest) {
        if (rest.startsWith("///")) {
            return rest.substring(2);
        }
        if (rest.startsWith("//")) {
            throw malformed("a file is on this machine; write file:path or file:///path, without a host");
        }
        if (rest.isEmpty()) {
            throw malformed("the file's path is missing; write file:chat.db");
        }
        return rest;
    }

    private static StorageUrl server(String scheme, String rest, Map<String, String> options) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String database = slash < 0 ? "" : rest.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        String user = null;
        Secret password = null;
        if (at >= 0) {
            String userInfo = authority.substring(0, at);
            int colon = userInfo.indexOf(':');
            user = percentDecoded("user", colon < 0 ? userInfo : userInfo.substring(0, colon));
            password = colon < 0 ? null : Secret.of(percentDecoded("password", userInfo.substring(colon + 1)));
        }
        return new StorageUrl(scheme, user, password, hosts(authority.substring(at + 1)), database, options);
    }

    private static List<Host> hosts(String text) {
        List<Host> hosts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            hosts.add(host(part));
        }
        return hosts;
    }

    private static Host host(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String name = colon < 0 ? text : text.substring(0, colon);
        if (text.startsWith("[") && bracket > 0) {
            name = text.substring(1, bracket);
        }
        if (name.isEmpty()) {
            throw malformed("a host's name is missing; write scheme://user:password@host:port/database");
        }
        return new Host(name, colon < 0 ? 0 : port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw malformed("a port is a number from 1 to 65535; percent-encode : / @ and , in the password");
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw malformed("an option has the form name=value");
            }
            String name = pair.substring(0, equals);
            if (options.put(name, formDecoded(name, pair.substring(equals + 1))) != null) {
                throw malformed("the option " + name + " is there twice; keep one");
            }
        }
        return Collections.unmodifiableMap(options);
    }

    private static String percentDecoded(String part, String text) {
        return formDecoded(part, text.replace("+", "%2B"));
    }

    private static String formDecoded(String part, String text) {
        String decoded = decodeOrNull(text);
        if (decoded == null || decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf(0) >= 0) {
            throw malformed("the percent-encoding of " + part + " is broken; encode its bytes of UTF-8 as %XX");
        }
        return decoded;
    }

    private static @Nullable String decodeOrNull(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static InvalidInputException malformed(String problem) {
        return new InvalidInputException("url", problem);
    }
}
