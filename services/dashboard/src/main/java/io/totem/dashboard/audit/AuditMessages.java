package io.totem.dashboard.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the Audit page. */
@MessageBundle(value = "dashboardAudit", locale = "en")
public interface AuditMessages {

    @Message
    String entries(long count);

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String outcome();

    @Message
    String when();

    @Message
    String who();

    @Message
    String process();

    @Message
    String reason();

    @Message
    String decision();

    @Message
    String steps(int count);

    @Message
    String exited();

    @Message
    String killed();

    @Message
    String gone();

    @Message
    String survived();

    @Message
    String refused();

    @Message
    String changed();

    @Message
    String unfinished();
}
