package io.totem.doctor.rule;

import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;

/** What nginx or PHP had to write found no room. */
final class DiskFull implements Rule {

    private static final int ENOSPC = 28;

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.newest(DiskFull::saysSo))
                .map(line -> Cause.of(
                        "DISK_FULL", Confidence.CERTAIN, evidence.saw(StageName.HTTP, StageName.ERROR_LOG), List.of()));
    }

    private static boolean saysSo(ErrorLine line) {
        return line.failed(ENOSPC) || line.says("No space left on device");
    }
}
