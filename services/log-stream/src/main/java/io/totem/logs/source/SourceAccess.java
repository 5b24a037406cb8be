package io.totem.logs.source;

import io.totem.logs.LogError;
import io.totem.logs.Messages;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.logs.file.TextCheck;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.security.SecurityLog;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Opens a source for somebody, or says why not. */
@Singleton
public final class SourceAccess {

    private final SourceRoles roles;
    private final FileGate gate;
    private final SecurityLog securityLog;

    public SourceAccess(SourceRoles roles, FileGate gate, SecurityLog securityLog) {
        this.roles = roles;
        this.gate = gate;
        this.securityLog = securityLog;
    }

    /** @throws ProblemException 403, 404 or 415 with a sentence; attempts to get out of the roots are logged */
    public LogFile open(Caller caller, SourceId.File id) {
        try {
            return openText(caller, id);
        } catch (RefusedException refused) {
            if (refused.reason() == Reason.OUTSIDE || refused.reason() == Reason.NOT_A_FILE) {
                securityLog.refused(caller, "read a log outside the roots", id.text());
            }
            throw problem(refused.reason(), id);
        } catch (IOException failed) {
            throw problem(Reason.FAILED, id);
        }
    }

    /** @throws ProblemException 403 when the caller's role is too low for this journal */
    public void check(Caller caller, SourceId.Journal id) {
        check(caller, roles.ofJournal(id), id);
    }

    /** The role a file needs that lies there. */
    public Role role(LogFile file) {
        return roles.ofFile(file.real());
    }

    private LogFile openText(Caller caller, SourceId.File id) throws IOException {
        LogFile file = gate.open(id.path());
        try {
            check(caller, role(file), id);
            Optional<Reason> notText = TextCheck.refusal(file);
            if (notText.isPresent()) {
                throw new RefusedException(notText.get());
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void check(Caller caller, Role needed, SourceId id) {
        if (!SourceRoles.allows(caller, needed)) {
            securityLog.refused(caller, "read a log above the own role", id.text());
            throw new ProblemException(LogError.SOURCE_NOT_ALLOWED, Messages.text("problem.notAllowed", id.text()));
        }
    }

    private static ProblemException problem(Reason reason, SourceId id) {
        LogError code = switch (reason) {
            case OUTSIDE, NOT_A_FILE -> LogError.SOURCE_OUTSIDE_ROOTS;
            case NOT_PERMITTED, FAILED -> LogError.SOURCE_NOT_READABLE;
            case COMPRESSED, BINARY -> LogError.SOURCE_NOT_TEXT;
            case GONE -> LogError.SOURCE_UNKNOWN;
        };
        return new ProblemException(code, Messages.text("problem." + reason.name(), id.text()));
    }
}
