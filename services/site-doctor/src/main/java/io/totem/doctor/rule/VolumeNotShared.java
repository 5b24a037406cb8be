package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.Place;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.UnixFacts.Answer;
import java.util.List;
import java.util.Optional;

/** The socket is where nginx asks for it, but in another tree of files: another container's, or a service's own. */
final class VolumeNotShared implements Rule {

    private static final int SHORT_ID = 12;

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .filter(unix -> unix.answer() == Answer.NO_SOCKET)
                .flatMap(unix -> unix.elsewhere().stream().findFirst().map(place -> cause(unix, place, evidence)));
    }

    private static Cause cause(UnixFacts unix, Place place, Evidence evidence) {
        return Cause.said(
                "VOLUME_NOT_SHARED",
                "VOLUME_NOT_SHARED." + way(unix.container(), place.container()),
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                List.of(),
                unix.upstream().path().toString(),
                unix.container().map(VolumeNotShared::shortened).orElse(""),
                place.container().map(VolumeNotShared::shortened).orElse(""),
                place.process(),
                unix.upstream().path().getParent().toString());
    }

    private static String way(Optional<String> nginx, Optional<String> other) {
        if (nginx.isPresent()) {
            return other.isPresent() ? "CONTAINERS" : "FROM_MACHINE";
        }
        return other.isPresent() ? "FROM_CONTAINER" : "PRIVATE";
    }

    /** As {@code docker ps} shows it. */
    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
