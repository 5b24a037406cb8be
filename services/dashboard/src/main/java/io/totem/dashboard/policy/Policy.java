package io.totem.dashboard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One entry of the dictionary of known processes, as docs/api.md describes it. */
public record Policy(
        String name,
        String platform,
        String category,
        LocalizedText description,
        Judgement policy,
        Expected expected,
        Optional<String> supervisor,
        Optional<LocalizedText> advice,
        List<String> tags,
        String origin,
        @JsonProperty("created_at") Optional<Instant> createdAt,
        @JsonProperty("updated_at") Optional<Instant> updatedAt) {

    public record Judgement(@JsonProperty("is_system") boolean system, boolean terminatable, LocalizedText reason) {}

    public record Expected(boolean root, List<Integer> ports, List<Integer> publicPorts, List<String> paths) {

        public Expected {
            ports = ports == null ? List.of() : List.copyOf(ports);
            publicPorts = publicPorts == null ? List.of() : List.copyOf(publicPorts);
            paths = paths == null ? List.of() : List.copyOf(paths);
        }
    }

    /** One page of the dictionary. */
    public record Policies(String node, int page, int size, long pages, long total, List<Policy> items) {

        public Policies {
            items = List.copyOf(items);
        }
    }

    public Policy {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** The page that shows it. */
    public String page() {
        return address(platform, name);
    }

    static String address(String platform, String name) {
        return "/policies/" + Query.encode(platform) + "/" + Query.encode(name);
    }
}
