package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socat that waits for connections and hands them on to a service: {@code socat TCP-LISTEN:…,fork TCP:127.0.0.1:6379} (socat(1)).
 *
 * @param target as it was given: a host and a port, or the path of a UNIX socket
 * @param grave whether it is where databases, container engines or D-Bus usually listen, which trust who reaches them
 */
record SocatRelay(String target, boolean grave) {

    private static final Pattern LISTENS = Pattern.compile("(?i)[a-z0-9-]{2,20}-l(?:isten)?:.{0,1000}+");
    private static final Pattern CONNECTS = Pattern.compile(
            "(?i)(?:(?:tcp|udp|sctp)[46]?(?:-connect)?|openssl(?:-connect)?|ssl|(?:unix|abstract)(?:-connect|-client)?):"
                    + "([^,!]{1,400}+).{0,1000}+");
    private static final Pattern GRAVE =
            Pattern.compile(".*:(?:1433|1521|2375|2379|3306|5432|5984|6379|9042|9200|11211|27017)"
                    + "|.*(?:docker|containerd|podman|crio|mysqld?|mariadb|redis|mongodb)[^/]{0,40}\\.sock"
                    + "|.*/\\.s\\.PGSQL\\.[0-9]{1,5}|.*/system_bus_socket");

    /** Empty for other programs, and where nobody is waited for. */
    static Optional<SocatRelay> of(ProcessSample process) {
        String name = ProgramKind.applet(process);
        List<String> arguments =
                process.commandLine().stream().skip(1).limit(64).toList();
        if (!name.equals("socat") && !name.equals("socat1") || !waits(arguments)) {
            return Optional.empty();
        }
        return arguments.stream()
                .map(CONNECTS::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .map(target -> new SocatRelay(target, GRAVE.matcher(target).matches()));
    }

    /** Whether one of these arguments is an address of socat's that waits for connections. */
    static boolean waits(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> LISTENS.matcher(argument).matches());
    }
}
