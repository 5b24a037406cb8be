package io.totem.policy.exchange;

import static io.totem.policy.Messages.text;

import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.PolicyContents;
import io.totem.policy.known.PolicyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file does to the dictionary, before it does it.
 *
 * @param written new policies and changed ones
 */
record ImportPlan(List<ImportLine> lines, List<ProcessPolicy> written) {

    ImportPlan {
        lines = List.copyOf(lines);
        written = List.copyOf(written);
    }

    /** @param stored every policy there is, by its key */
    static ImportPlan of(List<Candidate> candidates, Map<PolicyKey, ProcessPolicy> stored, Instant now) {
        List<ImportLine> lines = new ArrayList<>();
        List<ProcessPolicy> written = new ArrayList<>();
        Set<PolicyKey> seen = new HashSet<>();
        Set<String> writtenOut = stored.values().stream()
                .filter(policy -> policy.origin() != Origin.IMPORT)
                .map(ProcessPolicy::name)
                .collect(Collectors.toSet());
        for (Candidate candidate : candidates) {
            if (candidate.content().isEmpty()) {
                lines.add(candidate.became(Result.REJECTED, candidate.reason()));
            } else if (!seen.add(PolicyKey.of(candidate.content().get()))) {
                lines.add(candidate.became(Result.REJECTED, Optional.of(text("import.twice"))));
            } else {
                PolicyContent content = candidate.content().get();
                Optional<ProcessPolicy> before = Optional.ofNullable(stored.get(PolicyKey.of(content)));
                lines.add(judged(candidate, content, before, writtenOut.contains(content.name())));
                if (lines.getLast().result() != Result.UNCHANGED) {
                    Instant born = before.map(ProcessPolicy::createdAt).orElse(now);
                    written.add(PolicyContents.toPolicy(content, Origin.IMPORT, born, now));
                }
            }
        }
        return new ImportPlan(lines, written);
    }

    /** What was guessed from a name and a sentence never replaces what somebody wrote out, for whichever platform. */
    private static ImportLine judged(
            Candidate candidate, PolicyContent content, Optional<ProcessPolicy> before, boolean writtenOut) {
        if (before.filter(policy -> PolicyContents.isIn(content, policy)).isPresent()) {
            return candidate.became(Result.UNCHANGED, Optional.empty());
        }
        if (candidate.bare() && writtenOut) {
            return candidate.became(Result.UNCHANGED, Optional.of(text("import.knownBetter")));
        }
        return candidate.became(before.isPresent() ? Result.UPDATED : Result.ADDED, Optional.empty());
    }
}
