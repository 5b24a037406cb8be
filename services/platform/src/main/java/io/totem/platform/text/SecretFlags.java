package io.totem.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets that only their place among the arguments gives away: {@code mysql -psecret}, {@code curl -u name:secret}. */
final class SecretFlags {

    /** Flags whose next argument is a secret; those of one letter may also have it attached. */
    private static final Map<String, Set<String>> BY_PROGRAM = Map.ofEntries(
            Map.entry("sshpass", Set.of("-p")),
            Map.entry("redis-cli", Set.of("-a")),
            Map.entry("valkey-cli", Set.of("-a")),
            Map.entry("curl", Set.of("-u", "-U", "--user", "--proxy-user")),
            Map.entry("mongo", Set.of("-p")),
            Map.entry("mongosh", Set.of("-p")),
            Map.entry("mongodump", Set.of("-p")),
            Map.entry("mongorestore", Set.of("-p")),
            Map.entry("ldapsearch", Set.of("-w")),
            Map.entry("ldapmodify", Set.of("-w")),
            Map.entry("smbclient", Set.of("-U")),
            Map.entry("sqlcmd", Set.of("-P")),
            Map.entry("lftp", Set.of("-u")),
            Map.entry("zip", Set.of("-P")),
            Map.entry("unzip", Set.of("-P")),
            Map.entry("openssl", Set.of("-pass", "-passin", "-passout")));

    /** Their {@code -p} takes a value that is attached only; the next argument is something else. */
    private static final Pattern ATTACHED_ONLY = Pattern.compile("(?:mysql|mariadb)[a-z_-]{0,20}|7z[a-z]?");

    private static final Pattern SECRET_FLAG = Pattern.compile(
            "--?[\\w-]{0,40}?(?:passw(?:or)?d|passphrase|secret|token|api-?_?key|access-?_?key|credentials?)",
            Pattern.CASE_INSENSITIVE);

    private SecretFlags() {}

    static List<String> mask(List<String> arguments) {
        if (arguments.size() < 2) {
            return arguments;
        }
        String program = arguments.getFirst().substring(arguments.getFirst().lastIndexOf('/') + 1);
        Set<String> flags = BY_PROGRAM.getOrDefault(program, Set.of());
        Set<String> attached = ATTACHED_ONLY.matcher(program).matches() ? Set.of("-p") : flags;
        List<String> masked = new ArrayList<>(arguments.size());
        boolean nextIsSecret = false;
        for (String argument : arguments) {
            masked.add(nextIsSecret ? SecretMask.MASK : withoutAttached(argument, attached));
            nextIsSecret = !nextIsSecret
                    && (flags.contains(argument)
                            || SECRET_FLAG.matcher(argument).matches());
        }
        return masked;
    }

    private static String withoutAttached(String argument, Set<String> flags) {
        return flags.stream()
                .filter(flag -> flag.length() == 2 && argument.startsWith(flag) && argument.length() > 2)
                .findFirst()
                .map(flag -> flag + SecretMask.MASK)
                .orElse(argument);
    }
}
