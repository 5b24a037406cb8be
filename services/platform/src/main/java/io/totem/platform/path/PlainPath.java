package io.totem.platform.path;

import java.util.regex.Pattern;

/**
 * A path that everything in front of a resource reads as the resource does. JAX-RS drops what follows a semicolon (matrix
 * parameters), routers merge slashes and dots and decode what a comparison of text does not: {@code /login;x} is the login
 * page, but not for a limit on {@code /login}. Nothing of Totem needs such a path, so there is none. nginx refuses the same
 * (nginx/conf/snippets/refused.conf).
 */
public final class PlainPath {

    private static final Pattern SEVERAL_READINGS = Pattern.compile(
            "//|\\\\|/\\.\\.?(?:/|$)|;|%(?:2e|2f|5c|3b|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})|[\\x00-\\x20\\x7f]",
            Pattern.CASE_INSENSITIVE);

    private PlainPath() {}

    /** @param path as it was sent, not decoded, without the query */
    public static boolean isPlain(String path) {
        return path.startsWith("/") && !SEVERAL_READINGS.matcher(path).find();
    }
}
