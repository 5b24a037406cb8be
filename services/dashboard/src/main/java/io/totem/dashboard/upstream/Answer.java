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
