package io.totem.policy.testing;

import io.totem.platform.text.Text;
import io.totem.policy.known.Expected;
import io.totem.policy.known.Judgement;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.Origin;
import io.totem.policy.known.Platform;
import java.time.Instant;
import java.util.List;

/** Dictionary entries for tests. */
public final class Policies {

    private Policies() {}

    public static KnownProcess entry(String name, boolean terminatable) {
        return entry(name, "general", terminatable, Expected.NOTHING, Origin.CATALOG);
    }

    public static KnownProcess expecting(String name, Expected expected, Origin origin) {
        return entry(name, "general", true, expected, origin);
    }

    public static KnownProcess malware(String name) {
        return entry(name, "malware", true, Expected.NOTHING, Origin.CATALOG);
    }

    /** A part of the system; of the kernel when so tagged. */
    public static KnownProcess system(String name, String... tags) {
        KnownProcess entry = entry(name, "core", false, Expected.NOTHING, Origin.CATALOG);
        return new KnownProcess(
                name,
                entry.platform(),
                entry.category(),
                entry.description(),
                new Judgement(true, false, entry.policy().reason()),
                entry.expected(),
                entry.supervisor(),
                entry.advice(),
                List.of(tags),
                entry.origin(),
                entry.createdAt(),
                entry.updatedAt());
    }

    public static KnownProcess entry(
            String name, String category, boolean terminatable, Expected expected, Origin origin) {
        return new KnownProcess(
                name,
                Platform.LINUX,
                category,
                new Text(name + " 설명", "what " + name + " is"),
                new Judgement(false, terminatable, new Text("시험", "for the test")),
                expected,
                "none",
                new Text("", ""),
                List.of(),
                origin,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
