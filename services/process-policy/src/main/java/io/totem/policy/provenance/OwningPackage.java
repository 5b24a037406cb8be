package io.totem.policy.provenance;

import io.totem.platform.text.UntrustedText;
import java.util.Objects;

/**
 * A package as its database describes it. The words are the packager's, or those of whoever wrote the database: bounded,
 * and without characters that a reader would not see.
 *
 * @param name as the system's own tools take it, with the architecture where several are installed ({@code libc6:i386})
 * @param description one line, mostly in English; may be empty
 */
public record OwningPackage(PackageSystem system, String name, String version, String description) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VERSION = 100;
    private static final int LONGEST_DESCRIPTION = 200;

    public OwningPackage {
        Objects.requireNonNull(system, "system");
        name = shown(name, LONGEST_NAME);
        version = shown(version, LONGEST_VERSION);
        description = shown(description, LONGEST_DESCRIPTION);
    }

    private static String shown(String words, int longest) {
        String visible = UntrustedText.visible(words.strip());
        return visible.length() > longest ? visible.substring(0, longest) + "…" : visible;
    }
}
