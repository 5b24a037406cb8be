package io.totem.policy.exchange;

import static io.totem.policy.wording.Wording.text;

import io.totem.platform.text.Text;
import io.totem.policy.exchange.ImportLine.Result;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.Origin;
import io.totem.policy.known.PolicyContent;
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
record ImportPlan(List<ImportLine> lines, List<KnownProcess> written) {

    ImportPlan {
        lines = List.copyOf(lines);
        written = List.copyOf(written);
    }

    /** @param stored every policy there is, by its key */
    static ImportPlan of(List<Candidate> candidates, Map<PolicyKey, KnownProcess> stored, Instant now) {
        List<ImportLine> lines = new ArrayList<>();
        List<KnownProcess> written = new ArrayList<>();
        Set<PolicyKey> seen = new HashSet<>();
        Set<String> writtenOut = stored.values().stream()
                .filter(policy -> policy.origin() != Origin.IMPORT)
                .map(KnownProcess::name)
                .collect(Collectors.toSet());
        for (Candidate candidate : candidates) {
            if (candidate.content().isEmpty()) {
                lines.add(line(candidate, Result.REJECTED, candidate.reason()));
            } else if (!seen.add(candidate.content().get().key())) {
                lines.add(line(candidate, Result.REJECTED, Optional.of(text("import.twice"))));
            } else {
                PolicyContent content = candidate.content().get();
                Optional<KnownProcess> before = Optional.ofNullable(stored.get(content.key()));
                lines.add(judged(candidate, content, before, writtenOut.contains(content.name())));
                if (lines.getLast().result() != Result.UNCHANGED) {
                    Instant born = before.map(KnownProcess::createdAt).orElse(now);
                    written.add(content.toKnownProcess(Origin.IMPORT, born, now));
                }
            }
        }
        return new ImportPlan(lines, written);
    }

    /** What was guessed from a name and a sentence never replaces what somebody wrote out, for whichever platform. */
    private static ImportLine judged(
            Candidate candidate, PolicyContent content, Optional<KnownProcess> before, boolean writtenOut) {
        if (before.filter(policy -> isSame(content, policy)).isPresent()) {
            return line(candidate, Result.UNCHANGED, Optional.empty());
        }
        if (candidate.bare() && writtenOut) {
            return line(candidate, Result.UNCHANGED, Optional.of(text("import.knownBetter")));
        }
        return line(candidate, before.isPresent() ? Result.UPDATED : Result.ADDED, Optional.empty());
    }

    private static boolean isSame(PolicyContent content, KnownProcess before) {
        return content.toKnownProcess(before.origin(), before.createdAt(), before.updatedAt())
                .equals(before);
    }

    private static ImportLine line(Candidate candidate, Result result, Optional<Text> reason) {
        return new ImportLine(
                candidate.line(),
                candidate.name(),
                candidate.content().map(content -> content.platform().word()),
                result,
                reason,
                candidate.errors());
    }
}
