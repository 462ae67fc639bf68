package dev.turnbase.spi;

import dev.turnbase.Secret;
import dev.turnbase.error.InvalidInputException;
import dev.turnbase.model.Inputs;
import dev.turnbase.spi.StorageUrl.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a URL apart; its complaints never show the URL, which may hold a password. */
final class StorageUrlParser {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern HOST = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^\\[\\]:\\s]+))(?::(.*))?");
    private static final Pattern OPTION_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final String url;

    StorageUrlParser(String url) {
        this.url = url;
    }

    StorageUrl parse() {
        Inputs.scalars("url", url);
        int colon = url.indexOf(':');
        if (colon < 1 || !SCHEME.matcher(url.substring(0, colon)).matches()) {
            throw malformed(
                    "it has no scheme; write file:chat.db, postgresql://host/database or mysql://host/database");
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        int question = url.indexOf('?', colon);
        String rest = url.substring(colon + 1, question < 0 ? url.length() : question);
        String query = question < 0 ? "" : url.substring(question + 1);
        if (scheme.equals("file")) {
            return new StorageUrl(scheme, null, null, List.of(), filePath(rest), options(query));
        }
        requireNoStrayAt(rest, query);
        return rest.startsWith("//")
                ? server(scheme, rest.substring(2), options(query))
                : new StorageUrl(scheme, null, null, List.of(), rest, options(query));
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

    /** A password with a bare / or ? would end there, and its rest be shown as a database's or an option's name. */
    private static void requireNoStrayAt(String rest, String query) {
        int authorityEnd = rest.startsWith("//") ? rest.indexOf('/', 2) : 0;
        if (query.indexOf('@') >= 0 || (authorityEnd >= 0 && rest.indexOf('@', authorityEnd) >= 0)) {
            throw malformed("an @ stands behind the host; write scheme://user:password@host/database, with / ? and @ of"
                    + " the password percent-encoded (%2F %3F %40), and @ of an option's value as %40");
        }
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
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw malformed("a host's name is missing or malformed; write scheme://user:password@host:port/database,"
                    + " and an address of IPv6 in brackets");
        }
        String name = host.group(1) == null ? host.group(2) : host.group(1);
        return new Host(name, host.group(3) == null ? 0 : port(host.group(3)));
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
            String name = pair.substring(0, Math.max(0, equals));
            if (!OPTION_NAME.matcher(name).matches()) {
                throw malformed("an option has the form name=value, its name of letters, digits, _ . and -");
            }
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
        boolean broken = BROKEN_PERCENT.matcher(text).find();
        String decoded = broken ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
        if (broken || decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf(0) >= 0) {
            throw malformed("the percent-encoding of " + part + " is broken; encode its bytes of UTF-8 as %XX");
        }
        return decoded;
    }

    private static InvalidInputException malformed(String problem) {
        return new InvalidInputException("url", problem);
    }
}
