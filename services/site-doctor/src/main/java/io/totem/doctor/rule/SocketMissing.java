package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.platform.command.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** There is no socket at the path: what makes it does not run, or makes it elsewhere. */
final class SocketMissing implements Rule {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9/_.-]+");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .filter(unix -> unix.answer() == Answer.NO_SOCKET
                        && unix.closedFolder().isEmpty()
                        && unix.elsewhere().isEmpty())
                .map(unix -> unix.others().isEmpty() ? notStarted(evidence, unix) : elsewhere(evidence, unix));
    }

    private static Cause notStarted(Evidence evidence, UnixFacts unix) {
        return Cause.of(
                "SOCKET_MISSING",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                Units.restart(unix),
                unix.upstream().path().toString());
    }

    private static Cause elsewhere(Evidence evidence, UnixFacts unix) {
        return Cause.of(
                "SOCKET_ELSEWHERE",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                unix.others().size() == 1 && unix.container().isEmpty()
                        ? pointNginxTo(unix.others().getFirst(), unix)
                        : List.of(),
                unix.upstream().path().toString(),
                unix.others().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    /**
     * None for a path that sed or nginx would read in another way, and none where others than its owner may put sockets into
     * that folder: nginx would hand them its visitors.
     */
    private static List<Command> pointNginxTo(Path there, UnixFacts unix) {
        String asked = unix.upstream().path().toString();
        boolean trusted = !unix.steps().isEmpty() && unix.steps().getLast().isOwnersAlone();
        if (!trusted
                || unix.configuredIn().isEmpty()
                || !HARMLESS.matcher(there.toString()).matches()
                || !HARMLESS.matcher(asked).matches()) {
            return List.of();
        }
        String change = "s|unix:" + asked.replace(".", "[.]") + "|unix:" + there + "|";
        Stream<Optional<Command>> changes = unix.configuredIn().stream()
                .map(file -> Command.of("sed", "-i", "-e").onBare(change).flatMap(sed -> sed.on(file.toString())));
        Stream<Optional<Command>> after = Stream.of(
                Optional.of(Command.of("nginx", "-t")), Optional.of(Command.of("systemctl", "reload", "nginx")));
        return Command.sequence(Stream.concat(changes, after).toList());
    }
}
