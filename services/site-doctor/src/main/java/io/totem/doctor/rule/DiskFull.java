package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What nginx or PHP had to write found no room; or a disk is full that they may have to write to. */
final class DiskFull implements Rule {

    /** Where web servers, PHP and databases write. */
    private static final Pattern WRITTEN_TO = Pattern.compile("/|/(?:var|srv|tmp|run|home|data)(?:/.*)?");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        Optional<Cause> said = evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.newest(DiskFull::saysSo))
                .map(line -> Cause.of(
                        "DISK_FULL",
                        Confidence.LIKELY,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.HOST),
                        List.of()));
        return said.or(() -> evidence.answers()
                ? Optional.empty()
                : evidence.find(HostFacts.class)
                        .flatMap(host -> host.full().stream().findFirst())
                        .map(disk -> seen(disk, evidence)));
    }

    private static boolean saysSo(ErrorLine line) {
        return line.says("No space left on device");
    }

    private static Cause seen(FileSystem disk, Evidence evidence) {
        return Cause.said(
                "DISK_FULL",
                "DISK_FULL.SEEN",
                WRITTEN_TO.matcher(disk.mountPoint()).matches() ? Confidence.LIKELY : Confidence.POSSIBLE,
                evidence.saw(StageName.HTTP, StageName.HOST),
                List.of(),
                disk.mountPoint());
    }
}
