package io.totem.policy.known;

import io.totem.api.page.Paged;
import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.PolicyError;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading and changing policies. Every change is recorded before it is made. */
@Singleton
public final class PolicyService {

    private static final Comparator<ProcessPolicy> BY_NAME = Comparator.comparing(
                    ProcessPolicy::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(ProcessPolicy::name)
            .thenComparing(ProcessPolicy::platform);

    private final PolicyStore store;
    private final PolicyChanges changes;
    private final StoredProcessPolicies memory;
    private final NodeName node;
    private final Clock clock;

    PolicyService(PolicyStore store, PolicyChanges changes, StoredProcessPolicies memory, NodeName node, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.memory = memory;
        this.node = node;
        this.clock = clock;
    }

    Paged<ProcessPolicy> page(PolicyQuery query, Page page) {
        List<ProcessPolicy> matching =
                store.all().stream().filter(query::matches).sorted(BY_NAME).toList();
        return page.answer(node.value(), matching.size(), page.of(matching));
    }

    /** @throws ProblemException 404 */
    ProcessPolicy get(PolicyKey key) {
        return store.get(key).orElseThrow(() -> unknown(key));
    }

    /** @throws ProblemException 409 naming the policy that is there */
    ProcessPolicy create(PolicyContent content, Caller caller) {
        store.get(PolicyKey.of(content)).ifPresent(existing -> {
            throw exists(existing);
        });
        Instant now = now();
        ProcessPolicy policy = PolicyContents.toPolicy(content, Origin.OPERATOR, now, now);
        PolicyChange change = change(caller, Optional.empty(), Optional.of(policy));
        if (!changes.make(change, () -> store.insert(policy))) {
            throw exists(get(PolicyKey.of(content)));
        }
        memory.refreshIfPossible();
        return policy;
    }

    /** @throws ProblemException 404 */
    ProcessPolicy replace(PolicyContent content, Caller caller) {
        ProcessPolicy before = get(PolicyKey.of(content));
        ProcessPolicy after = PolicyContents.toPolicy(content, Origin.OPERATOR, before.createdAt(), now());
        PolicyChange change = change(caller, Optional.of(before), Optional.of(after));
        if (!changes.make(change, () -> store.replace(after))) {
            throw unknown(PolicyKey.of(content));
        }
        memory.refreshIfPossible();
        return after;
    }

    /** @throws ProblemException 404 */
    void delete(PolicyKey key, Caller caller) {
        PolicyChange change = change(caller, Optional.of(get(key)), Optional.empty());
        if (!changes.make(change, () -> store.delete(key))) {
            throw unknown(key);
        }
        memory.refreshIfPossible();
    }

    /** Every policy, by name. */
    public List<ProcessPolicy> all() {
        return store.all().stream().sorted(BY_NAME).toList();
    }

    /**
     * Writes many at once, new ones and others over what is there.
     *
     * @param before what is there, for the record
     */
    public void putAll(List<ProcessPolicy> policies, Map<PolicyKey, ProcessPolicy> before, Caller caller) {
        if (policies.isEmpty()) {
            return;
        }
        changes.recordAll(policies.stream()
                .map(policy ->
                        change(caller, Optional.ofNullable(before.get(PolicyKey.of(policy))), Optional.of(policy)))
                .toList());
        store.putAll(policies);
        memory.refreshIfPossible();
    }

    private PolicyChange change(Caller caller, Optional<ProcessPolicy> before, Optional<ProcessPolicy> after) {
        return new PolicyChange(now(), caller.name(), caller.address(), before, after);
    }

    /** What the store can keep: BSON dates are milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown(PolicyKey key) {
        return new ProblemException(
                PolicyError.POLICY_UNKNOWN,
                new LocalizedText(
                        key + " 정책이 없습니다. 이름과 플랫폼을 확인하세요.",
                        "There is no policy " + key + ". Check its name and platform."));
    }

    private static ProblemException exists(ProcessPolicy existing) {
        return new ProblemException(
                PolicyError.POLICY_EXISTS,
                new LocalizedText(
                        PolicyKey.of(existing) + " 정책이 이미 있습니다 ("
                                + existing.description().ko() + "). 바꾸려면 /api/policies/" + PolicyKey.of(existing)
                                + " 에 PUT으로 보내세요.",
                        "The policy " + PolicyKey.of(existing) + " exists already ("
                                + existing.description().en() + "). To change it, PUT to /api/policies/"
                                + PolicyKey.of(existing) + "."));
    }
}
