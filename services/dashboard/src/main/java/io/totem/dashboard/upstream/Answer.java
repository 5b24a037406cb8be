package io.totem.dashboard.upstream;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one part of a page has to show: the service's answer, or why there is none. A dead service breaks one card. */
public sealed interface Answer<T> {

    Optional<T> value();

    Optional<ServiceProblem> problem();

    record Success<T>(T content) implements Answer<T> {

        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public Optional<ServiceProblem> problem() {
            return Optional.empty();
        }
    }

    record Failure<T>(ServiceProblem reason) implements Answer<T> {

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<ServiceProblem> problem() {
            return Optional.of(reason);
        }
    }

    /**
     * The status of a list that shows this: 400 where the service refuses what the reader filtered by, else 200, since a service
     * that is down breaks one card and not the page.
     */
    default int listStatus() {
        return problem()
                .map(ServiceProblem::status)
                .filter(status -> status == 400)
                .orElse(200);
    }

    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Success<>(call.get());
        } catch (UpstreamException e) {
            return new Failure<>(e.problem());
        }
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Success<T>(T content) -> new Success<>(change.apply(content));
            case Failure<T>(ServiceProblem reason) -> new Failure<>(reason);
        };
    }
}
