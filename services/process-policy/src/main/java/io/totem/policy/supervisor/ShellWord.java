package io.totem.policy.supervisor;

import java.util.regex.Pattern;

/** Names of units and containers as one word of a POSIX shell: whoever copies the command runs that command only. */
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@.:/+-]+");

    private ShellWord() {}

    static String of(String word) {
        String visible = word.replaceAll("\\p{Cntrl}", "?");
        return PLAIN.matcher(visible).matches() ? visible : "'" + visible.replace("'", "'\\''") + "'";
    }
}
