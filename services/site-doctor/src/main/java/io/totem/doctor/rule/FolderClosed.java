package io.totem.doctor.rule;

import io.totem.doctor.upstream.PathStep;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.Worker;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;

/** A folder above the socket does not let the worker through: the classic that no error string names. */
final class FolderClosed implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .flatMap(unix -> unix.closedFolder()
                        .map(folder -> Cause.of(
                                "FOLDER_CLOSED",
                                Confidence.CERTAIN,
                                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                                List.of("chmod " + who(unix.worker().orElseThrow(), folder) + "+x " + folder.path()),
                                folder.path().toString(),
                                folder.permissions(),
                                unix.upstream().path().toString())));
    }

    /** The class of users whose bits count for this one. */
    private static String who(Worker worker, PathStep folder) {
        if (worker.uid() == folder.uid()) {
            return "u";
        }
        return worker.groups().contains(folder.gid()) ? "g" : "o";
    }
}
