package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * SERVICE_SPAWNED(service): a shell, an interpreter, a downloader or a network tool that a service started. Nobody logged in
 * for it; a hole in a site, an application or a database gives one. Its unit tells that also of what has left it as its parent.
 */
final class ServiceSpawnedRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Optional<ProgramKind> kind = ProgramKind.of(evidence.process())
                .or(() -> ProgramKind.takesCommands(evidence.process())
                        ? Optional.of(ProgramKind.SHELL)
                        : Optional.empty());
        if (kind.isEmpty()) {
            return List.of();
        }
        return Service.nearest(evidence.ancestors())
                .filter(service -> isOpen(evidence) || !KnownHelpers.explain(evidence, service))
                .map(service -> warning(evidence, service, kind.get(), severity(evidence, service, kind.get())))
                .stream()
                .toList();
    }

    private static Severity severity(Evidence evidence, Service service, ProgramKind kind) {
        if (isOpen(evidence) || service.kind() == Service.Kind.DATABASE) {
            return Severity.DANGER;
        }
        CommandSource source = CommandSource.of(evidence.process());
        boolean script = source.module()
                || source.file().isPresent() && source.descriptor().isEmpty();
        boolean direct = KnownHelpers.between(evidence, service).isEmpty();
        boolean asASiteDoes = kind == ProgramKind.INTERPRETER && script
                || SiteScripts.isDeployed(evidence)
                || SiteScripts.isGitHook(evidence, source)
                || service.kind() == Service.Kind.WEB_SERVER && direct && script
                || SiteScripts.isStartedBy(source.text())
                || !service.process().left()
                        && source.text().filter(PlainCommands::are).isPresent()
                || kind == ProgramKind.DOWNLOADER && KnownHelpers.asksThisMachine(evidence);
        return service.runsTools() || asASiteDoes ? Severity.CAUTION : Severity.DANGER;
    }

    /** What lies where anybody can put files is no part of a service, whatever it is called. */
    private static boolean isOpen(Evidence evidence) {
        return !BuildScripts.isOne(evidence)
                && evidence.place()
                        .filter(place -> place.kind() == PlaceKind.WORLD_WRITABLE || place.kind() == PlaceKind.MEMORY)
                        .isPresent();
    }

    private static Warning warning(Evidence evidence, Service service, ProgramKind kind, Severity severity) {
        String program = Shown.words(ProgramKind.applet(evidence.process()));
        String server = Shown.words(service.name());
        String variant = severity == Severity.DANGER ? "danger" : service.runsTools() ? "tools" : "caution";
        return new Warning(
                WarningCode.SERVICE_SPAWNED,
                Optional.of(server),
                severity,
                false,
                text("warning.SERVICE_SPAWNED.title", server, word("program", kind)),
                text(
                        "warning.SERVICE_SPAWNED.why." + variant
                                + (service.process().left() ? ".left" : ""),
                        server,
                        word("service", service.kind()),
                        Integer.toString(service.process().pid()),
                        program,
                        evidence.process().user(),
                        Shown.commandLine(evidence.process())),
                text("warning.SERVICE_SPAWNED.todo." + variant, server));
    }

    private static LocalizedText word(String what, Enum<?> kind) {
        return text("warning.word." + what + "." + kind.name().toLowerCase(Locale.ROOT));
    }
}
