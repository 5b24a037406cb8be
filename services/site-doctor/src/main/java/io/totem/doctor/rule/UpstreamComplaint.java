package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Complaints of nginx that name their cause themselves. */
final class UpstreamComplaint implements Rule {

    private static final Map<String, String> CODES = Map.of(
            "upstream sent too big header", "UPSTREAM_HEADER_TOO_BIG",
            "upstream prematurely closed connection", "UPSTREAM_CLOSED_EARLY",
            "recv() failed (104: Connection reset by peer) while reading response header from upstream",
                    "UPSTREAM_CLOSED_EARLY",
            "FastCGI sent in stderr: \"Primary script unknown\"", "SCRIPT_UNKNOWN");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return UpstreamWords.newest(evidence, line -> CODES.keySet().stream().anyMatch(line::begins))
                .map(line -> Cause.of(
                        CODES.entrySet().stream()
                                .filter(known -> line.begins(known.getKey()))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElseThrow(),
                        Confidence.LIKELY,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG),
                        List.of(),
                        new LogWords(line.upstream().orElse("?"))));
    }
}
