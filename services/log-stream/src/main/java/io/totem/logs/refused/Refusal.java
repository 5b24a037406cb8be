package io.totem.logs.refused;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One refused request, as the entrance logged it. */
record Refusal(Instant at, Reason reason) {

    /**
     * Up to the reason there is nothing in the line that a stranger chose; what follows is not looked at. The quotes are
     * those of the engine's JSON around it.
     */
    private static final Pattern LINE = Pattern.compile(
            "\\{\"log\":\"[0-9a-fA-F.:]{2,45} - \\[([0-9T:+-]{20,30})] refused: ([a-z]{1,20}) .*", Pattern.DOTALL);

    /**
     * nginx writes its access log, where line breaks are escaped, to standard output. Into its error log, which goes to the
     * other one, whoever asks for a path with a line break in it writes lines of his own.
     */
    private static final String OF_THE_ERROR_LOG = "\",\"stream\":\"stderr\",";

    Refusal {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }

    /** @param line of Docker's json-file log, its envelope included */
    static Optional<Refusal> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || line.contains(OF_THE_ERROR_LOG)) {
            return Optional.empty();
        }
        return Reason.of(parts.group(2)).flatMap(reason -> time(parts.group(1)).map(at -> new Refusal(at, reason)));
    }

    private static Optional<Instant> time(String words) {
        try {
            return Optional.of(OffsetDateTime.parse(words).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
