package io.totem.policy.drop;

import static io.totem.policy.Messages.text;

import io.totem.api.policies.Expected;
import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.policy.exchange.Candidate;
import io.totem.policy.known.PolicyContents;
import io.totem.policy.known.PolicyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file from the drop box may do by itself, and what has to wait. Whoever has the password of the FTP user has no
 * role: they may name what nobody knows, and propose the rest.
 */
record DropPlan(List<ImportLine> lines, List<ProcessPolicy> added, List<ProcessPolicy> proposed) {

    private static final Set<String> MATCHING_TAGS = Set.of(ProcessPolicy.PATH_ONLY, ProcessPolicy.KERNEL);

    DropPlan {
        lines = List.copyOf(lines);
        added = List.copyOf(added);
        proposed = List.copyOf(proposed);
    }

    static DropPlan of(List<Candidate> candidates, Map<PolicyKey, ProcessPolicy> stored, DropRoom room, Instant now) {
        List<ImportLine> lines = new ArrayList<>();
        List<ProcessPolicy> added = new ArrayList<>();
        List<ProcessPolicy> proposed = new ArrayList<>();
        Set<String> names = new HashSet<>();
        stored.keySet().forEach(key -> names.add(key.name()));
        Set<PolicyKey> seen = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (candidate.content().isEmpty()) {
                lines.add(candidate.became(Result.REJECTED, candidate.reason()));
                continue;
            }
            PolicyContent content = candidate.content().get();
            ProcessPolicy wanted = PolicyContents.toPolicy(content, Origin.IMPORT, now, now);
            Optional<ProcessPolicy> before = Optional.ofNullable(stored.get(PolicyKey.of(content)));
            if (!seen.add(PolicyKey.of(content))) {
                lines.add(candidate.became(Result.REJECTED, Optional.of(text("import.twice"))));
            } else if (before.filter(policy -> PolicyContents.isIn(content, policy))
                    .isPresent()) {
                lines.add(candidate.became(Result.UNCHANGED, Optional.empty()));
            } else if (before.isPresent() || names.contains(content.name()) && !candidate.bare()) {
                if (room.takeProposal(PolicyKey.of(content))) {
                    proposed.add(wanted);
                    lines.add(candidate.became(Result.PROPOSED, Optional.of(text("drop.proposed"))));
                } else {
                    lines.add(candidate.became(
                            Result.REJECTED,
                            Optional.of(text("drop.noProposal", Integer.toString(DropRoom.MOST_PROPOSALS)))));
                }
            } else if (names.contains(content.name())) {
                lines.add(candidate.became(Result.UNCHANGED, Optional.of(text("drop.known"))));
            } else if (!room.takePolicy()) {
                lines.add(candidate.became(
                        Result.REJECTED, Optional.of(text("drop.noPolicy", Integer.toString(DropRoom.MOST_POLICIES)))));
            } else {
                ProcessPolicy harmless = harmless(wanted);
                added.add(harmless);
                Optional<LocalizedText> reason = Optional.empty();
                if (!harmless.equals(wanted)) {
                    boolean waits = room.takeProposal(PolicyKey.of(content));
                    reason = Optional.of(
                            waits
                                    ? text("drop.addedSafely")
                                    : text("drop.addedOnly", Integer.toString(DropRoom.MOST_PROPOSALS)));
                    if (waits) {
                        proposed.add(wanted);
                    }
                }
                lines.add(candidate.became(Result.ADDED, reason));
            }
        }
        return new DropPlan(lines, added, proposed);
    }

    /** Name, description, category and tags: nothing that allows, excuses or matches in another way. */
    private static ProcessPolicy harmless(ProcessPolicy wanted) {
        TerminationPolicy judgement = wanted.policy();
        return new ProcessPolicy(
                wanted.name(),
                wanted.platform(),
                wanted.category(),
                wanted.description(),
                new TerminationPolicy(judgement.isSystem(), false, judgement.reason()),
                Expected.NOTHING,
                "none",
                wanted.description(),
                wanted.tags().stream()
                        .filter(tag -> !MATCHING_TAGS.contains(tag))
                        .toList(),
                Origin.IMPORT,
                wanted.createdAt(),
                wanted.updatedAt());
    }
}
