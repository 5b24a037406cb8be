package io.totem.dashboard.service;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.totem.api.metrics.StateSource;

/** The words of the Services page. */
@MessageBundle(value = "dashboardService", locale = "en")
public interface ServiceMessages {

    @Message
    String none();

    @Message
    String noneMore();

    @Message
    String state();

    @Message
    String name();

    @Message
    String what();

    @Message
    String since();

    @Message
    String processes();

    /** How the whole list is known: systemd or processes. */
    @Message
    String source(StateSource source);

    /** The second list: the containers of Totem itself. */
    @Message
    String stack();

    /** How many of them are well. */
    @Message
    String well(long well, int all);

    @Message
    String container();

    /** What a container is for; nothing for one that is not in the Compose file of Totem. */
    @Message
    String purpose(String service);

    @Message
    String restarts();

    @Message
    String log();
}
