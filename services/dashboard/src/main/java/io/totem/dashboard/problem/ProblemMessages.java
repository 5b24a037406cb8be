package io.totem.dashboard.problem;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What to do when a page cannot be shown. */
@MessageBundle(value = "dashboardProblem", locale = "en")
public interface ProblemMessages {

    @Message
    String brokenNext();

    @Message
    String forbiddenNext();

    @Message
    String missingNext();

    @Message
    String otherNext();
}
