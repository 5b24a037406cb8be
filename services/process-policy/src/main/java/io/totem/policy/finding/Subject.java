package io.totem.policy.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.container.Container;
import io.totem.policy.port.Purpose;
import io.totem.policy.process.ProcessView;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.policy.warning.Sessions;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person would act on: a container, a systemd unit that is a service, or else one user's processes of one program or script.
 *
 * @param name the container's, the unit's or the program's; of an interpreter with what it runs
 * @param user whose program it is; of containers and units, empty text
 */
public record Subject(Kind kind, String name, String user) {

    public enum Kind {
        CONTAINER,
        UNIT,
        PROGRAM;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a person's whole session, which is no one thing. */
    private static final String USER_MANAGER = "user@";

    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(user, "user");
    }

    static Subject of(ProcessView process) {
        var sample = process.sample();
        return process.container()
                .map(Container::name)
                .map(name -> new Subject(Kind.CONTAINER, name, ""))
                .or(() -> sample.systemdUnit()
                        .filter(unit -> !unit.startsWith(USER_MANAGER) && Sessions.isService(sample))
                        .map(unit -> new Subject(Kind.UNIT, unit, "")))
                .orElseGet(() -> new Subject(Kind.PROGRAM, program(process), sample.user()));
    }

    /** Its name, and of an interpreter what it runs: two scripts have nothing to do with each other. */
    private static String program(ProcessView process) {
        return Interpreted.of(process.sample())
                .flatMap(interpreted -> interpreted.script(process.sample()).or(() -> switch (interpreted.runs()) {
                    case Runs.File file -> Optional.of(file.path());
                    case Runs.Module module -> Optional.of(module.name());
                    case Runs.MainClass main -> Optional.of(main.name());
                    case Runs.Titled _, Runs.Program _, Runs.Input _, Runs.Text _, Runs.Itself _ ->
                        Optional.<String>empty();
                }))
                .map(what -> process.name() + " " + UntrustedText.visible(what))
                .orElseGet(process::name);
    }

    /** A process that is told of elsewhere, because the list does not show it. */
    static Optional<Subject> ofHidden(ProcessView process, Warning warning) {
        return warning.argument()
                .filter(_ -> warning.code() == WarningCode.HIDDEN_PROCESS)
                .filter(pid -> !pid.equals(Integer.toString(process.sample().pid())))
                .map(pid -> new Subject(Kind.PROGRAM, "PID " + pid, ""));
    }

    /** The socket unit for which systemd holds the port that a warning is about, while no service of it has taken it over. */
    static Optional<Subject> ofHeldPort(ProcessView process, Warning warning) {
        return switch (warning.code()) {
            case PUBLIC_PORT, SYSTEM_PORT, DEBUG_PORT ->
                process.ports().stream()
                        .filter(port -> warning.argument()
                                .filter(Integer.toString(port.port())::equals)
                                .isPresent())
                        .flatMap(port -> port.purpose() instanceof Purpose.Activation held && !held.taken()
                                ? held.unit().stream()
                                : Stream.empty())
                        .map(unit -> new Subject(Kind.UNIT, unit, ""))
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
