package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import java.util.Optional;

/** The socket file is left over from somebody who is gone. */
final class SocketStale implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .filter(unix -> unix.answer() == Answer.REFUSED)
                .map(unix -> Cause.of(
                        "SOCKET_STALE",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                        Units.restart(unix),
                        unix.upstream().path().toString()));
    }
}
