package io.totem.doctor.nginx;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The error log of the web server, wherever it is kept. */
public interface ErrorLog {

    /**
     * What came in.
     *
     * @param trouble why there is no log to be read, in a full sentence; empty where it was read
     * @param lines oldest first, at most a few hundred
     */
    record Lines(String name, Optional<LocalizedText> trouble, List<ErrorLine> lines) {

        public Lines {
            Objects.requireNonNull(trouble, "trouble");
            lines = List.copyOf(lines);
        }

        public static Lines read(String name, List<ErrorLine> lines) {
            return new Lines(name, Optional.empty(), lines);
        }

        public static Lines unreadable(String name, LocalizedText why) {
            return new Lines(name, Optional.of(why), List.of());
        }

        public boolean readable() {
            return trouble.isEmpty();
        }
    }

    Lines since(Instant begin) throws InterruptedException;
}
