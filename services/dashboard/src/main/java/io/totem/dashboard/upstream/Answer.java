package io.totem.dashboard.upstream;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one part of a page has to show: the service's answer, or why there is none. A dead service breaks one card. */
public sealed interface Answer<T> {

    Optional<T> value();

    Optional<Trouble> trouble();

    record Given<T>(T content) implements Answer<T> {

        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.empty();
        }
    }

    record Missing<T>(Trouble reason) implements Answer<T> {

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(reason);
        }
    }

    /**
     * The status of a list that shows this: 400 where the service refuses what the reader filtered by, else 200, since a service
     * that is down breaks one card and not the page.
     */
    default int listStatus() {
        return trouble().map(Trouble::status).filter(status -> status == 400).orElse(200);
    }

    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Given<>(call.get());
        } catch (UpstreamException e) {
            return new Missing<>(e.trouble());
        }
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Given<T>(T content) -> new Given<>(change.apply(content));
            case Missing<T>(Trouble reason) -> new Missing<>(reason);
        };
    }
}
