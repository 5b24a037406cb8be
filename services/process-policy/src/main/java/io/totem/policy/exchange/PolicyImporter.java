package io.totem.policy.exchange;

import io.totem.api.policies.ImportReport;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.caller.Caller;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.known.PolicyKey;
import io.totem.policy.known.PolicyService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes policies from a file, one file at a time. */
@Singleton
public final class PolicyImporter {

    private final PolicyService policyService;
    private final NodeName node;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    PolicyImporter(PolicyService policyService, NodeName node, Clock clock) {
        this.policyService = policyService;
        this.node = node;
        this.clock = clock;
    }

    /**
     * @param apply whether to write what the report says, or only to say it
     * @throws ProblemException 400 or 413 when the file as a whole cannot be taken: then nothing is written
     */
    ImportReport take(byte[] content, ImportFormat format, boolean apply, Caller caller) {
        List<Candidate> candidates = candidates(content, format);
        turn.lock();
        try {
            Map<PolicyKey, ProcessPolicy> stored = stored();
            ImportPlan plan = ImportPlan.of(candidates, stored, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (apply) {
                policyService.putAll(plan.written(), stored, caller);
            }
            return ImportReports.of(node.value(), apply, plan.lines());
        } finally {
            turn.unlock();
        }
    }

    /**
     * Adds policies that were read elsewhere, and none over what is there.
     *
     * @throws io.totem.platform.store.StoreUnavailableException when nothing, or not all, was written
     */
    public void add(List<ProcessPolicy> policies, Caller caller) {
        turn.lock();
        try {
            Map<PolicyKey, ProcessPolicy> stored = stored();
            policyService.putAll(
                    policies.stream()
                            .filter(policy -> !stored.containsKey(PolicyKey.of(policy)))
                            .toList(),
                    stored,
                    caller);
        } finally {
            turn.unlock();
        }
    }

    /** @throws ProblemException 400 or 413 */
    public static List<Candidate> candidates(byte[] content, ImportFormat format) {
        ImportLimits.checkSize(content.length);
        String text = Utf8.decode(content);
        return switch (format) {
            case JSON, NAMES -> JsonCandidates.ofDocument(text);
            case JSONL -> JsonCandidates.ofLines(text);
            case CSV -> CsvCandidates.of(text);
        };
    }

    /** Every policy there is, by its key. */
    public Map<PolicyKey, ProcessPolicy> stored() {
        return policyService.all().stream().collect(Collectors.toMap(PolicyKey::of, Function.identity()));
    }
}
