package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.upstream.PathStep;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.doctor.upstream.Worker;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.Optional;

/** A folder above the socket does not let the worker through: the classic that no error string names. */
final class DirectoryNotSearchable implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(UnixFacts.class)
                .flatMap(unix -> unix.closedFolder()
                        .map(folder -> Cause.of(
                                "DIRECTORY_NOT_SEARCHABLE",
                                unix.container().isPresent() ? Confidence.LIKELY : Confidence.CERTAIN,
                                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                                opened(unix, folder),
                                folder.path().toString(),
                                folder.permissions(),
                                unix.upstream().path().toString())));
    }

    /** None for a folder of a container, nor where somebody else than root could put another in its place. */
    private static List<Command> opened(UnixFacts unix, PathStep folder) {
        String right = who(unix.worker().orElseThrow(), folder) + "+x";
        return unix.container().isPresent() || !unix.staysInPlace(folder)
                ? List.of()
                : Command.sequence(Command.of("chmod", right).on(folder.path().toString()));
    }

    /** The class of users whose bits count for this one. */
    private static String who(Worker worker, PathStep folder) {
        if (worker.uid() == folder.uid()) {
            return "u";
        }
        return worker.groups().contains(folder.gid()) ? "g" : "o";
    }
}
