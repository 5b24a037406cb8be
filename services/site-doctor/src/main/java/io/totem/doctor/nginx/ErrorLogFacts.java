package io.totem.doctor.nginx;

import static io.totem.doctor.Messages.statement;

import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the web server complained of since the walk began: of the doctor's own request, or of another visitor's of the
 * moment. An older complaint may tell of something that was mended since. Of other visitors it is a claim, which they may
 * have written themselves: it makes nothing certain, no command and no address.
 *
 * @param before what it said shortly before the walk, oldest first: no complaint, but it may be the reason of one
 */
public record ErrorLogFacts(ErrorLog.Lines log, List<ErrorLine> before) implements Facts {

    private static final List<String> GRAVE = List.of("error", "crit", "alert", "emerg");

    public ErrorLogFacts {
        before = List.copyOf(before);
    }

    /** Those that are more than a notice, oldest first. */
    public List<ErrorLine> grave() {
        return log.lines().stream().filter(line -> GRAVE.contains(line.level())).toList();
    }

    /** The newest complaint that is such a one; one about the doctor's own request before any other. */
    public Optional<ErrorLine> newest(Predicate<ErrorLine> such) {
        List<ErrorLine> found = grave().reversed().stream().filter(such).toList();
        return found.stream()
                .filter(ErrorLine::ours)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** What nginx asked for the doctor's own request, in its own words. */
    public Optional<String> upstream() {
        return newest(line -> line.ours() && line.upstream().isPresent()).flatMap(ErrorLine::upstream);
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
    public LocalizedText summary() {
        return said().whole();
    }

    @Override
    public LocalizedText openSummary() {
        return said().open();
    }

    private Statement said() {
        List<ErrorLine> grave = grave();
        return grave.isEmpty()
                ? log.trouble().map(Statement::of).orElseGet(() -> statement("log.quiet", log.name()))
                : statement(
                        "log.newest",
                        log.name(),
                        Integer.toString(grave.size()),
                        new LogWords(newest(_ -> true).orElseThrow().message()));
    }
}
