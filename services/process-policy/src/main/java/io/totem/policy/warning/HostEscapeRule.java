package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.platform.text.Text;
import io.totem.policy.facts.HostReach;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HOST_ESCAPE: who breaks into this container has the host as well. Told once a container, of its first process. */
final class HostEscapeRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().hostReach().stream()
                .map(HostEscapeRule::warning)
                .toList();
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

    private static Text words(List<HostReach.Way> ways) {
        List<Text> each = ways.stream()
                .map(way -> text(
                        "warning.HOST_ESCAPE.way." + way.kind().name().toLowerCase(Locale.ROOT),
                        Shown.words(way.detail())))
                .toList();
        return new Text(joined(each, Text::ko), joined(each, Text::en));
    }

    private static String joined(List<Text> words, Function<Text, String> language) {
        return words.stream().map(language).collect(Collectors.joining(", "));
    }
}
