package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.facts.HostReach;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.SystemFolders;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * HOST_ESCAPE: who breaks into this container has the host as well, which is told once a container, of its first process; or somebody
 * went out of it already.
 */
final class HostEscapeRule implements WarningRule {

    /** They stand between the host and a container. */
    private static final Pattern ENGINES =
            Pattern.compile("conmon(?:rs)?|containerd-shim(?:-.{1,32})?|runc|crun|docker-init");

    private static final Pattern FIRST_PROCESS = Pattern.compile("--target=1|-[a-zA-Z]{0,8}t1");
    private static final Pattern TARGET = Pattern.compile("--target|-[a-zA-Z]{0,8}t");

    @Override
    public List<Warning> check(Evidence evidence) {
        Stream<Warning> reach =
                evidence.facts().behaviour().hostReach().stream().map(HostEscapeRule::warning);
        return Stream.concat(reach, escaped(evidence).stream()).toList();
    }

    /** A person who is logged in goes into namespaces to look after containers. */
    private static Optional<Warning> escaped(Evidence evidence) {
        ProcessSample process = evidence.process();
        if (process.containerId().isPresent()) {
            boolean engines = process.executable()
                    .filter(path ->
                            ENGINES.matcher(ProgramPath.fileName(path)).matches() && SystemFolders.contain(path))
                    .isPresent();
            return evidence.facts().behaviour().rights().hostFiles() && !engines
                    ? Optional.of(escaped(evidence, "files"))
                    : entersHost(process) ? Optional.of(escaped(evidence, "enters")) : Optional.empty();
        }
        return entersHost(process) && Sessions.isService(process)
                ? Optional.of(escaped(evidence, "service"))
                : Optional.empty();
    }

    /** {@code nsenter -t 1} (nsenter(1)), until it becomes the program that it was given. */
    private static boolean entersHost(ProcessSample process) {
        List<String> arguments = process.commandLine();
        return ProgramKind.applet(process).equals("nsenter")
                && IntStream.range(1, arguments.size())
                        .anyMatch(at -> FIRST_PROCESS.matcher(arguments.get(at)).matches()
                                || TARGET.matcher(arguments.get(at)).matches()
                                        && at + 1 < arguments.size()
                                        && arguments.get(at + 1).equals("1"));
    }

    private static Warning escaped(Evidence evidence, String variant) {
        return new Warning(
                WarningCode.HOST_ESCAPE,
                Optional.empty(),
                Severity.DANGER,
                false,
                text("warning.HOST_ESCAPE.escaped.title"),
                text(
                        "warning.HOST_ESCAPE.escaped.why." + variant,
                        evidence.name(),
                        evidence.process().user()),
                text("warning.HOST_ESCAPE.escaped.todo"));
    }

    private static Warning warning(HostReach reach) {
        String variant = reach.trust().name().toLowerCase(Locale.ROOT);
        return new Warning(
                WarningCode.HOST_ESCAPE,
                Optional.of(reach.container()),
                switch (reach.trust()) {
                    case OWN -> Severity.INFO;
                    case KNOWN -> Severity.CAUTION;
                    case UNKNOWN -> Severity.DANGER;
                },
                false,
                text("warning.HOST_ESCAPE.title", reach.container()),
                text(
                        "warning.HOST_ESCAPE.why." + variant,
                        reach.container(),
                        Shown.words(reach.image()),
                        words(reach.ways())),
                text("warning.HOST_ESCAPE.todo." + variant));
    }

    private static LocalizedText words(List<HostReach.Way> ways) {
        List<LocalizedText> each = ways.stream()
                .map(way -> text(
                        "warning.HOST_ESCAPE.way." + way.kind().name().toLowerCase(Locale.ROOT),
                        Shown.words(way.detail())))
                .toList();
        return new LocalizedText(joined(each, LocalizedText::ko), joined(each, LocalizedText::en));
    }

    private static String joined(List<LocalizedText> words, Function<LocalizedText, String> language) {
        return words.stream().map(language).collect(Collectors.joining(", "));
    }
}
