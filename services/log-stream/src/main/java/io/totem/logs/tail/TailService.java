package io.totem.logs.tail;

import io.totem.logs.LogError;
import io.totem.logs.Messages;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.Tail;
import io.totem.logs.file.TailReader;
import io.totem.logs.journal.Journal;
import io.totem.logs.journal.JournalCatalog;
import io.totem.logs.source.SourceAccess;
import io.totem.logs.source.SourceId;
import io.totem.platform.caller.Caller;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The last lines of any source, for whoever may see them. */
@Singleton
public final class TailService {

    private final SourceAccess access;
    private final TailReader files;
    private final JournalCatalog journals;
    private final Journal journal;

    TailService(SourceAccess access, TailReader files, JournalCatalog journals, Journal journal) {
        this.access = access;
        this.files = files;
        this.journals = journals;
        this.journal = journal;
    }

    /** @throws ProblemException when there is no such source, or it is not for this caller */
    public Tail tail(Caller caller, SourceId id, int lines) {
        return switch (id) {
            case SourceId.File file -> tail(caller, file, lines);
            case SourceId.Journal journal -> tail(caller, journal, lines);
        };
    }

    private Tail tail(Caller caller, SourceId.Journal id, int lines) {
        access.check(caller, id);
        journals.checkReadable(id);
        try {
            return journal.tail(id.unit(), lines);
        } catch (IOException e) {
            throw new ProblemException(
                    LogError.SOURCE_NOT_READABLE, Messages.text("journal.failed", e.getMessage()), e);
        }
    }

    private Tail tail(Caller caller, SourceId.File id, int lines) {
        try (LogFile file = access.open(caller, id)) {
            return files.read(file, lines);
        } catch (IOException e) {
            throw new ProblemException(LogError.SOURCE_NOT_READABLE, Messages.text("problem.FAILED", id.text()), e);
        }
    }
}
