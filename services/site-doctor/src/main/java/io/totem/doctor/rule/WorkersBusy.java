package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import java.util.List;
import java.util.Optional;

/** PHP takes connections and has no worker left to answer them. */
final class WorkersBusy implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        Optional<String> unix = evidence.find(UnixFacts.class)
                .filter(facts -> facts.answer() == Answer.BUSY)
                .map(facts -> facts.upstream().address());
        return unix.or(() -> evidence.find(TcpFacts.class)
                        .filter(TcpFacts::busy)
                        .map(facts -> facts.upstream().address()))
                .map(address -> Cause.of(
                        "WORKERS_BUSY",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                        List.of(),
                        address));
    }
}
