package io.totem.policy.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.totem.api.policies.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a whole policy of a name and a description, by what the words say. */
final class Classification {

    private static final List<String> SYSTEM_WORDS = List.of("시스템", "커널", "core", "보안", "관리자");

    private static final Map<String, Set<String>> CATEGORIES = Map.of(
            "core", Set.of("init", "kthreadd", "systemd", "kworker", "ksoftirqd", "migration"),
            "database", Set.of("mysqld", "mariadbd", "postgres", "mongod", "redis-server", "memcached"),
            "network-service", Set.of("sshd", "networkmanager", "named", "dnsmasq", "dhclient", "chronyd"),
            "system-service", Set.of("rsyslogd", "polkitd", "cron", "crond", "atd", "udisksd"),
            "monitoring", Set.of("top", "htop", "atop", "node_exporter", "prometheus"),
            "container-runtime", Set.of("containerd", "tini", "runc", "containerd-shim"),
            "web-server", Set.of("nginx", "apache", "apache2", "httpd", "caddy", "lighttpd"),
            "runtime", Set.of("python", "python3", "node", "java", "ruby", "perl", "php"),
            "infrastructure", Set.of("docker", "dockerd", "kubelet", "etcd"),
            "system-utility", Set.of("grep", "ps", "tail", "cat", "less", "find"));

    private Classification() {}

    static ObjectNode document(String name, String description) {
        String platform = platform(name, description).word();
        boolean system = SYSTEM_WORDS.stream().anyMatch(description.toLowerCase(Locale.ROOT)::contains);
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("platform", platform)
                .put("category", category(name));
        document.putObject("description").put("ko", description).put("en", description);
        document.putObject("policy")
                .put("is_system", system)
                .put("terminatable", !system)
                .putObject("reason")
                .put("ko", system ? "시스템 핵심" : "사용자 프로그램")
                .put("en", system ? "System Core" : "User Application");
        document.putArray("tags").add(platform).add("auto-imported");
        return document;
    }

    private static Platform platform(String name, String description) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains(".exe") || description.toLowerCase(Locale.ROOT).contains("windows")) {
            return Platform.WINDOWS;
        }
        return lower.contains("docker") || lower.contains("nginx") ? Platform.COMMON : Platform.LINUX;
    }

    private static String category(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return CATEGORIES.entrySet().stream()
                .filter(category -> category.getValue().contains(lower))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("general");
    }
}
