package io.totem.doctor.rule;

import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                        ? pointNginxTo(unix.others().getFirst(), unix.upstream().path())
                        : List.of(),
                unix.upstream().path().toString(),
                unix.others().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    /** None for a path that a shell, sed or nginx would read in another way. */
    private static List<String> pointNginxTo(Path there, Path asked) {
        if (!HARMLESS.matcher(there.toString()).matches()
                || !HARMLESS.matcher(asked.toString()).matches()) {
            return List.of();
        }
        return List.of(
                "grep -rlF 'unix:" + asked + "' /etc/nginx | xargs sed -i 's|unix:" + asked + "|unix:" + there + "|'",
                "nginx -t",
                "systemctl reload nginx");
    }
}
