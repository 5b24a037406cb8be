package io.totem.logs.live;

import io.smallrye.mutiny.Multi;
import io.totem.api.problem.FieldError;
import io.totem.logs.LogError;
import io.totem.logs.Messages;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.Tail;
import io.totem.logs.file.TailReader;
import io.totem.logs.follow.FileStreams;
import io.totem.logs.journal.JournalStreams;
import io.totem.logs.source.SourceAccess;
import io.totem.logs.source.SourceId;
import io.totem.logs.stream.BatchMaker;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The live stream of any source, for whoever may see it. */
@Singleton
public final class LiveService {

    private final SourceAccess access;
    private final TailReader tails;
    private final FileStreams files;
    private final JournalStreams journals;
    private final BatchMaker batches;

    LiveService(SourceAccess access, TailReader tails, FileStreams files, JournalStreams journals, BatchMaker batches) {
        this.access = access;
        this.tails = tails;
        this.files = files;
        this.journals = journals;
        this.batches = batches;
    }

    /**
     * @param cursor where to go on; without one the stream starts with the last lines
     * @throws ProblemException before anything is streamed, when this caller may not have it
     */
    public Multi<StreamEvent> stream(Caller caller, SourceId id, Optional<String> cursor, int lines) {
        return switch (id) {
            case SourceId.File file -> stream(caller, file, cursor, lines);
            case SourceId.Journal journal -> stream(caller, journal, cursor, lines);
        };
    }

    private Multi<StreamEvent> stream(Caller caller, SourceId.Journal id, Optional<String> cursor, int lines) {
        access.check(caller, id);
        try {
            return cursor.isPresent()
                    ? journals.from(id, cursor.get()).orElseThrow(LiveService::notACursor)
                    : journals.last(id, lines);
        } catch (IOException e) {
            throw new ProblemException(
                    LogError.SOURCE_NOT_READABLE, Messages.text("journal.failed", e.getMessage()), e);
        }
    }

    private Multi<StreamEvent> stream(Caller caller, SourceId.File id, Optional<String> cursor, int lines) {
        try (LogFile file = access.open(caller, id)) {
            Role role = access.role(file);
            if (cursor.isPresent()) {
                return files.from(id.path(), role, place(cursor.get()));
            }
            Tail tail = tails.read(file, lines);
            Multi<StreamEvent> first = Multi.createFrom().iterable(batches.events(tail.lines()));
            Multi<StreamEvent> rest = files.from(id.path(), role, (FileCursor) tail.cursor());
            return Multi.createBy().concatenating().streams(first, rest);
        } catch (IOException e) {
            throw new ProblemException(LogError.SOURCE_NOT_READABLE, Messages.text("problem.FAILED", id.text()), e);
        }
    }

    private static FileCursor place(String cursor) {
        return FileCursor.parse(cursor).orElseThrow(LiveService::notACursor);
    }

    private static ProblemException notACursor() {
        return new ProblemException(
                CommonError.BAD_REQUEST,
                Messages.text("problem.badParameters"),
                List.of(new FieldError("cursor", Messages.text("problem.cursor"))));
    }
}
