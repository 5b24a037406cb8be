package io.totem.api.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One entry of the dictionary of judgement: what a program of this name is and what may be done to it. Running processes
 * are never stored; (name, platform) is unique.
 *
 * @param name the executable's file name, or a kernel thread's name up to its slash
 * @param category one of {@link Category#words}
 * @param description what it is, in at most 200 characters
 * @param supervisor what usually starts it again: {@code systemd}, {@code docker}, …, {@code none}
 * @param advice what a person does about it
 * @param tags words to find it by; {@link #PATH_ONLY} and {@link #KERNEL} also change how it matches
 */
public record ProcessPolicy(
        String name,
        Platform platform,
        String category,
        LocalizedText description,
        TerminationPolicy policy,
        Expected expected,
        String supervisor,
        LocalizedText advice,
        List<String> tags,
        Origin origin,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    /** The name alone says too little ({@code master}): it matches only where exe is one of {@code expected.paths}. */
    public static final String PATH_ONLY = "path-only";

    /** It is a thread of the kernel: it matches nothing else, whatever a program calls itself. */
    public static final String KERNEL = "kernel";

    public ProcessPolicy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(supervisor, "supervisor");
        Objects.requireNonNull(advice, "advice");
        tags = List.copyOf(tags);
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
