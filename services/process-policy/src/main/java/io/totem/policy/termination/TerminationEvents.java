package io.totem.policy.termination;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.totem.api.processes.TerminationReport;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.Problem;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.StreamEvent;
import io.totem.policy.Messages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** An ending as events: each {@code step}, then one {@code outcome} or {@code problem}. It goes on when nobody listens. */
@Singleton
class TerminationEvents {

    private static final Logger LOG = Logger.getLogger(TerminationEvents.class);

    private final Terminator terminator;
    private final NodeName node;
    private final ExecutorService threads;

    TerminationEvents(Terminator terminator, NodeName node, @VirtualThreads ExecutorService threads) {
        this.terminator = terminator;
        this.node = node;
        this.threads = threads;
    }

    /** @param languages the reader's, best first */
    Multi<StreamEvent> of(TerminationRequest request, List<Locale> languages) {
        return Multi.createFrom().emitter(viewer -> threads.execute(() -> run(request, language(languages), viewer)));
    }

    private void run(TerminationRequest request, Locale language, MultiEmitter<? super StreamEvent> viewer) {
        AtomicInteger id = new AtomicInteger();
        StreamEvent last = end(request, language, id, viewer);
        viewer.emit(last);
        viewer.complete();
    }

    private StreamEvent end(
            TerminationRequest request, Locale language, AtomicInteger id, MultiEmitter<? super StreamEvent> viewer) {
        try {
            TerminationReport report =
                    terminator.terminate(request, step -> viewer.emit(new StreamEvent(next(id), "step", step)));
            return new StreamEvent(next(id), "outcome", report);
        } catch (ProblemException problem) {
            return problem(problem, UUID.randomUUID().toString(), language, id);
        } catch (RuntimeException failure) {
            String instance = UUID.randomUUID().toString();
            LOG.errorf(failure, "request %s failed: ending %s", instance, request.identity());
            ProblemException problem =
                    new ProblemException(CommonError.INTERNAL, Messages.text("problem.termination.failed", instance));
            return problem(problem, instance, language, id);
        }
    }

    private StreamEvent problem(ProblemException problem, String instance, Locale language, AtomicInteger id) {
        return new StreamEvent(next(id), "problem", Problem.of(problem, instance, node.value(), language));
    }

    private static String next(AtomicInteger id) {
        return Integer.toString(id.incrementAndGet());
    }

    private static Locale language(List<Locale> languages) {
        return languages.stream()
                .filter(language -> List.of("ko", "en").contains(language.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
