package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.host.HostFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page comes, and a disk of the machine is full or soon will be. */
final class DiskWarning implements Rule {

    private static final long MEBIBYTE = 1L << 20;

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HostFacts.class)
                .flatMap(host -> Stream.concat(host.full().stream(), host.nearlyFull().stream())
                        .findFirst())
                .map(disk -> cause(disk, evidence));
    }

    private static Cause cause(FileSystem disk, Evidence evidence) {
        return Cause.said(
                disk.isFull() ? "DISK_FULL" : "DISK_NEARLY_FULL",
                disk.isFull() ? "DISK_FULL.CARE" : "DISK_NEARLY_FULL",
                Confidence.CERTAIN,
                evidence.saw(StageName.HOST),
                List.of(),
                disk.mountPoint(),
                Long.toString(disk.availableBytes() / MEBIBYTE));
    }
}
