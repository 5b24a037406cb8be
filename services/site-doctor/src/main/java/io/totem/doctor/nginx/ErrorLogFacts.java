package io.totem.doctor.nginx;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Outcome;
import io.totem.platform.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    @Override
    public Outcome outcome() {
        if (!log.readable()) {
            return Outcome.UNKNOWN;
        }
        return grave().isEmpty() ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public Text summary() {
        if (log.trouble().isPresent()) {
            return log.trouble().get();
        }
        List<ErrorLine> grave = grave();
        return grave.isEmpty()
                ? text("log.quiet", log.name())
                : text(
                        "log.newest",
                        log.name(),
                        Integer.toString(grave.size()),
                        grave.getLast().message());
    }
}
