package io.totem.policy.testing;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;

/** Dictionary entries for tests. */
public final class Policies {

    private Policies() {}

    public static ProcessPolicy entry(String name, boolean terminatable) {
        return entry(name, "general", terminatable, Expected.NOTHING, Origin.CATALOG);
    }

    public static ProcessPolicy expecting(String name, Expected expected, Origin origin) {
        return entry(name, "general", true, expected, origin);
    }

    public static ProcessPolicy malware(String name) {
        return entry(name, "malware", true, Expected.NOTHING, Origin.CATALOG);
    }

    /** A part of the system; of the kernel when so tagged. */
    public static ProcessPolicy system(String name, String... tags) {
        ProcessPolicy entry = entry(name, "core", false, Expected.NOTHING, Origin.CATALOG);
        return new ProcessPolicy(
                name,
                entry.platform(),
                entry.category(),
                entry.description(),
                new TerminationPolicy(true, false, entry.policy().reason()),
                entry.expected(),
                entry.supervisor(),
                entry.advice(),
                List.of(tags),
                entry.origin(),
                entry.createdAt(),
                entry.updatedAt());
    }

    public static ProcessPolicy entry(
            String name, String category, boolean terminatable, Expected expected, Origin origin) {
        return new ProcessPolicy(
                name,
                Platform.LINUX,
                category,
                new LocalizedText(name + " 설명", "what " + name + " is"),
                new TerminationPolicy(false, terminatable, new LocalizedText("시험", "for the test")),
                expected,
                "none",
                new LocalizedText("", ""),
                List.of(),
                origin,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
