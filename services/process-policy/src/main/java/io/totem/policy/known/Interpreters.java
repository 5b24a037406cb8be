package io.totem.policy.known;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs whose file says little: the script or the applet they run is what a person wants to know about. */
public final class Interpreters {

    private static final Pattern NAMES =
            Pattern.compile("(python|pypy|perl|ruby|node|nodejs|php|php-fpm|php-cgi|lua|luajit"
                    + "|tclsh|wish|guile|gjs|java|dotnet|mono|mono-sgen|beam\\.smp|deno|bun|Rscript"
                    + "|sh|bash|dash|zsh|ksh|ash|fish|busybox|toybox)-?([0-9]++(?:\\.[0-9]++)*+)?");

    private Interpreters() {}

    /** Whether a file of this name runs scripts or, as busybox does, many programs under their own names. */
    public static boolean isInterpreter(String fileName) {
        return NAMES.matcher(fileName).matches();
    }

    /** {@code python} for {@code python3.11}; empty when the name carries no version or is no interpreter. */
    static Optional<String> withoutVersion(String fileName) {
        Matcher matcher = NAMES.matcher(fileName);
        return matcher.matches() && matcher.group(2) != null ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** {@code python3} for {@code python3.11}; empty when the name carries no minor version. */
    static Optional<String> withoutMinorVersion(String fileName) {
        Matcher matcher = NAMES.matcher(fileName);
        if (!matcher.matches() || matcher.group(2) == null || !matcher.group(2).contains(".")) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1)
                + matcher.group(2).substring(0, matcher.group(2).indexOf('.')));
    }
}
