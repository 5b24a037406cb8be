package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ErrorLogFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's own program broke: everything before it works. */
final class ScriptBroken implements Rule {

    private static final Pattern SAID = Pattern.compile("PHP (?:Fatal|Parse) error:\\s+([^\"]*(?:\"[^\"]*\"[^\"]*)?)");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.said(SAID))
                .map(line -> SAID.matcher(line.message()))
                .filter(Matcher::find)
                .map(said -> Cause.of(
                        "SCRIPT_BROKEN",
                        Confidence.LIKELY,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG),
                        List.of(),
                        new LogWords(said.group(1).strip())));
    }
}
