package io.totem.doctor.nginx;

import java.time.Instant;
import java.util.List;

/** The error log of the web server, wherever it is kept. */
public interface ErrorLog {

    /**
     * What came in.
     *
     * @param readable whether there is a log to be read at all
     * @param lines oldest first, at most a few hundred
     */
    record Lines(String name, boolean readable, List<ErrorLine> lines) {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    Lines since(Instant begin);
}
