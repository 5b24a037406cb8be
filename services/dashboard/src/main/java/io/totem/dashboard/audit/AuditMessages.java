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
    String search();

    @Message
    String whoHint();

    @Message
    String processHint();

    @Message
    String from();

    @Message
    String to();

    @Message
    String anyOutcome();

    @Message
    String export();

    @Message
    String exportHint();

    @Message
    String nothing();

    @Message
    String nothingMore();

    @Message
    String all();

    /** @param outcome in the words of {@link AuditEntry#end()} */
    @Message
    String end(String outcome);

    @Message
    String byRule(String name);
}
