package io.totem.policy.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.policy.port.Firewall.Published;
import io.totem.policy.port.Firewall.Ufw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what the machine's settings in {@code /etc} say about its firewall, at most once a minute: ufw's own files, and of others
 * whether they are set to be loaded at the start.
 */
public final class FirewallFiles {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long LARGEST = 1 << 20;
    private static final int MOST_RULES = 2_000;

    /** What is named to a reader, by the file that says so: a unit that systemd starts, or rules that are loaded at the start. */
    private static final Map<String, String> OTHERS = others();

    private final Path etc;
    private final Clock clock;
    private Firewall last = Firewall.UNREAD;
    private Instant until = Instant.MIN;

    /** @param root where the host's {@code /} is seen from here */
    public FirewallFiles(Path root, Clock clock) {
        this.etc = root.resolve("etc");
        this.clock = clock;
    }

    /** The same object while the files say the same. */
    public synchronized Firewall read() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            Firewall found = readNow();
            last = found.equals(last) ? last : found;
            until = now.plus(KEPT);
        }
        return last;
    }

    private Firewall readNow() {
        if (!Files.isDirectory(etc)) {
            return Firewall.UNREAD;
        }
        return new Firewall(
                true,
                Optional.of(lines("ufw/ufw.conf"))
                        .filter(FirewallFiles::isEnabled)
                        .map(_ -> ufw()),
                OTHERS.entrySet().stream()
                        .filter(other -> Files.exists(etc.resolve(other.getKey()), LinkOption.NOFOLLOW_LINKS))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList());
    }

    private static Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("systemd/system/multi-user.target.wants/firewalld.service", "firewalld");
        others.put("runlevels/default/firewalld", "firewalld");
        others.put("systemd/system/sysinit.target.wants/nftables.service", "nftables");
        others.put("systemd/system/multi-user.target.wants/nftables.service", "nftables");
        others.put("runlevels/default/nftables", "nftables");
        others.put("iptables/rules.v4", "iptables");
        others.put("sysconfig/iptables", "iptables");
        others.put("runlevels/default/iptables", "iptables");
        return others;
    }

    private static boolean isEnabled(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("ENABLED="))
                .reduce((_, later) -> later)
                .map(FirewallFiles::value)
                .filter("yes"::equals)
                .isPresent();
    }

    private Ufw ufw() {
        boolean accepts = lines("default/ufw").stream()
                .map(String::strip)
                .filter(line -> line.startsWith("DEFAULT_INPUT_POLICY="))
                .reduce((_, later) -> later)
                .map(FirewallFiles::value)
                .filter("accept"::equals)
                .isPresent();
        Path rules = etc.resolve("ufw/user.rules");
        return new Ufw(
                Files.isReadable(rules)
                        ? Optional.of(lines("ufw/user.rules").stream()
                                .flatMap(line -> UfwRule.parse(line).stream())
                                .limit(MOST_RULES)
                                .toList())
                        : Optional.empty(),
                accepts,
                published());
    }

    private Published published() {
        boolean chain = Stream.of("ufw/after.rules", "ufw/before.rules")
                .flatMap(file -> lines(file).stream())
                .anyMatch(line -> !line.startsWith("#") && line.contains("DOCKER-USER"));
        if (chain) {
            return Published.OWN_RULES;
        }
        boolean off = String.join(" ", lines("docker/daemon.json")).matches(".*\"iptables\"\\s*:\\s*false.*");
        return off ? Published.AS_OTHERS : Published.BYPASS;
    }

    /** Behind the equals sign, without quotes, in lower case. */
    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1).strip().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private List<String> lines(String file) {
        Path path = etc.resolve(file);
        try {
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST
                    ? Files.readAllLines(path, ISO_8859_1)
                    : List.of();
        } catch (IOException notForUs) {
            return List.of();
        }
    }
}
