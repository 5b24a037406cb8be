package io.totem.logs.follow;

import io.totem.api.logs.LogLine;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.FileKey;
import io.totem.logs.file.LineAssemblers;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.logs.file.TailReader;
import io.totem.logs.line.LineParser;
import io.totem.logs.source.SourceRoles;
import io.totem.logs.stream.BatchMaker;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.StreamEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What following a log needs, for viewers of one role: a name that leads to a log of a higher role one day is not
 * followed there.
 */
record LogOpener(Role role, FileGate gate, SourceRoles roles, TailReader tails, LineParser parser, BatchMaker batches) {

    /** A log as it is at one moment. */
    record Look(FileKey key, long size, Instant modifiedAt) {}

    LogFile open(Path path) throws IOException {
        LogFile file = gate.open(path);
        if (roles.ofFile(file.real()).equals(role)) {
            return file;
        }
        file.close();
        throw new RefusedException(Reason.OUTSIDE);
    }

    OpenLog log(LogFile file, FileCursor from) throws IOException {
        return new OpenLog(file, parser, from, new LineAssemblers(gate).at(file, from.offset()));
    }

    /** The place behind the last whole line. */
    FileCursor end(LogFile file) throws IOException {
        return tails.end(file);
    }

    /** What the path leads to now; empty when nothing is there. @throws RefusedException when it may not be opened */
    Optional<Look> look(Path path) throws IOException {
        try (LogFile file = open(path)) {
            return Optional.of(new Look(file.key(), file.size(), file.modifiedAt()));
        } catch (RefusedException refused) {
            if (refused.reason() == Reason.GONE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    List<StreamEvent> events(List<LogLine> lines) {
        return batches.events(lines);
    }
}
