package io.totem.doctor.nginx;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Outcome;
import io.totem.platform.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the web server complained of since the walk began: of the doctor's own request, or of another visitor's of the
 * moment. An older complaint may tell of something that was mended since.
 */
public record ErrorLogFacts(ErrorLog.Lines log) implements Facts {

    private static final List<String> GRAVE = List.of("error", "crit", "alert", "emerg");

    /** Those that are more than a notice, oldest first. */
    public List<ErrorLine> grave() {
        return log.lines().stream().filter(line -> GRAVE.contains(line.level())).toList();
    }

    /** The newest complaint that is such a one. */
    public Optional<ErrorLine> newest(Predicate<ErrorLine> such) {
        return grave().reversed().stream().filter(such).findFirst();
    }

    /** The newest line of any level with such words: programs write their own without one. */
    public Optional<ErrorLine> said(Pattern words) {
        return log.lines().reversed().stream()
                .filter(line -> words.matcher(line.message()).find())
                .findFirst();
    }

    @Override
    public Outcome outcome() {
        if (!grave().isEmpty()) {
            return Outcome.FAILED;
        }
        return log.readable() ? Outcome.PASSED : Outcome.UNKNOWN;
    }

    @Override
    public Text summary() {
        List<ErrorLine> grave = grave();
        return grave.isEmpty()
                ? log.trouble().orElseGet(() -> text("log.quiet", log.name()))
                : text(
                        "log.newest",
                        log.name(),
                        Integer.toString(grave.size()),
                        grave.getLast().message());
    }
}
