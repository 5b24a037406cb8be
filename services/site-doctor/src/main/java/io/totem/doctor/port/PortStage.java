package io.totem.doctor.port;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tries the port on every address at once: one that answers is enough for a browser, and the others are worth a word. */
public final class PortStage implements Stage {

    private static final Duration LIMIT = Duration.ofMillis(3_500);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_ADDRESSES = 6;

    @Override
    public StageName name() {
        return StageName.PORT;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.NAME);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        return addresses(soFar).isEmpty() ? Optional.of(text("skipped.name")) : Optional.empty();
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        int port = soFar.site().askedPort();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PortFacts.Attempt>> attempts = addresses(soFar).stream()
                    .limit(MOST_ADDRESSES)
                    .map(address -> threads.submit(
                            () -> new PortFacts.Attempt(address, Connection.tried(address, port, TIMEOUT))))
                    .toList();
            List<PortFacts.Attempt> done = new ArrayList<>();
            for (Future<PortFacts.Attempt> attempt : attempts) {
                done.add(attempt.get());
            }
            return new PortFacts(port, done);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a connection could not even be tried", broken.getCause());
        }
    }

    private static List<InetAddress> addresses(Evidence soFar) {
        return soFar.find(NameFacts.class).map(NameFacts::addresses).orElse(List.of());
    }
}
