package io.totem.policy.testing;

import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.known.Freshness;
import io.totem.policy.known.ProcessPolicies;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A dictionary in memory that a test can change, and cut off. */
public final class Dictionary implements ProcessPolicies {

    private final Map<String, ProcessPolicy> entries;
    private volatile boolean answering = true;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Object edition = new Object();

    private Dictionary(Map<String, ProcessPolicy> entries) {
        this.entries = entries;
    }

    public static Dictionary of(ProcessPolicy... entries) {
        return new Dictionary(Arrays.stream(entries)
                .collect(Collectors.toMap(
                        ProcessPolicy::name, Function.identity(), (one, other) -> other, ConcurrentHashMap::new)));
    }

    public void put(ProcessPolicy entry) {
        entries.put(entry.name(), entry);
        edition = new Object();
    }

    public void cutOff() {
        answering = false;
        edition = new Object();
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }

    @Override
    public Optional<ProcessPolicy> find(Set<String> names) {
        questions.incrementAndGet();
        return names.stream().filter(entries::containsKey).map(entries::get).findFirst();
    }

    @Override
    public Optional<ProcessPolicy> findNow(Set<String> names) {
        if (!answering) {
            throw new StoreUnavailableException("cut off by the test", new IllegalStateException());
        }
        return find(names);
    }

    @Override
    public Object edition() {
        return edition;
    }

    @Override
    public boolean available() {
        return answering;
    }

    @Override
    public Freshness freshness() {
        return new Freshness(Optional.of(Instant.EPOCH), !answering);
    }
}
