package io.totem.logs.blocked;

import io.totem.api.logs.Reason;
import io.totem.logs.file.RawLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One refused request, as the reverse proxy logged it. */
record BlockedRequest(Instant at, Reason reason) {

    /** Up to the reason there is nothing in the line that a stranger chose; what follows is not looked at. */
    private static final Pattern LINE =
            Pattern.compile("[0-9a-fA-F.:]{2,45} - \\[([0-9T:+-]{20,30})] refused: ([a-z]{1,20}) .*", Pattern.DOTALL);

    /**
     * nginx writes its access log, where line breaks are escaped, to standard output. Into its error log, which goes to the
     * other one, whoever asks for a path with a line break in it writes lines of his own.
     */
    private static final String ACCESS_LOG = "stdout";

    BlockedRequest {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }

    /** @param line of the reverse proxy container's log */
    static Optional<BlockedRequest> parse(RawLine line) {
        Matcher parts = LINE.matcher(line.text());
        boolean ofNginx = line.written()
                .filter(written -> written.stream().equals(ACCESS_LOG))
                .isPresent();
        if (!ofNginx || line.rest() || !parts.matches()) {
            return Optional.empty();
        }
        return reason(parts.group(2)).flatMap(reason -> time(parts.group(1)).map(at -> new BlockedRequest(at, reason)));
    }

    private static Optional<Reason> reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    private static Optional<Instant> time(String words) {
        try {
            return Optional.of(OffsetDateTime.parse(words).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
