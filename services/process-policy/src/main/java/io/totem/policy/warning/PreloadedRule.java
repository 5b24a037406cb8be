package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PRELOADED: a library of an unusual place comes before all others and may change what every program does: by LD_PRELOAD or
 * LD_AUDIT in its environment, or for the whole machine by {@code /etc/ld.so.preload}, which is told of PID 1.
 */
final class PreloadedRule implements WarningRule {

    private static final int FIRST_PERSON = 1000;

    @Override
    public List<Warning> check(Evidence evidence) {
        List<Warning> warnings = new ArrayList<>();
        evidence.facts().behaviour().loaderVariables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> LibraryPlace.worst(Stream.of(variable.getValue()))
                        .filter(found -> !isOfItsOwnImage(evidence, found.library()))
                        .map(found -> ofProcess(evidence, variable.getKey(), found))
                        .ifPresent(warnings::add));
        List<String> file = evidence.facts().behaviour().preloadFile();
        if (!file.isEmpty()) {
            warnings.add(ofMachine(file));
        }
        return warnings;
    }

    /** An AppImage loads its own libraries from where it is mounted itself. */
    private static boolean isOfItsOwnImage(Evidence evidence, String library) {
        if (!library.startsWith(LibraryPlace.APP_IMAGE)) {
            return false;
        }
        int end = library.indexOf('/', LibraryPlace.APP_IMAGE.length());
        String image = library.substring(0, end + 1);
        return end > 0
                && evidence.process()
                        .executable()
                        .filter(path -> path.startsWith(image))
                        .isPresent();
    }

    private static Warning ofProcess(Evidence evidence, String variable, LibraryPlace.Found found) {
        String library = Shown.words(found.library());
        boolean somebodyElses =
                library.startsWith("/home/") && evidence.process().uid() < FIRST_PERSON;
        Severity severity = somebodyElses ? Severity.DANGER : found.severity();
        return new Warning(
                WarningCode.PRELOADED,
                Optional.of(library),
                severity,
                false,
                text("warning.PRELOADED.title", library),
                text(
                        "warning.PRELOADED.why",
                        evidence.name(),
                        evidence.process().user(),
                        variable,
                        library),
                text("warning.PRELOADED.todo." + (severity == Severity.DANGER ? "danger" : "caution"), variable));
    }

    /** Even from a usual place it concerns every program of the machine. */
    private static Warning ofMachine(List<String> file) {
        Optional<LibraryPlace.Found> found = LibraryPlace.worst(file.stream());
        String library = Shown.words(found.map(LibraryPlace.Found::library).orElse(file.getFirst()));
        boolean installed = found.isEmpty() && !library.startsWith("/usr/local/");
        return new Warning(
                WarningCode.PRELOADED,
                Optional.of(library),
                installed ? Severity.CAUTION : Severity.DANGER,
                false,
                text("warning.PRELOADED.machine.title", library),
                text("warning.PRELOADED.machine.why", library),
                text("warning.PRELOADED.machine.todo"));
    }
}
