package io.totem.dashboard.about;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the About page. */
@MessageBundle(value = "dashboardAbout", locale = "en")
public interface AboutMessages {

    @Message
    String what();

    @Message
    String shape();

    @Message
    String standalone();

    @Message
    String stack();

    @Message
    String store();

    @Message
    String embedded();

    @Message
    String history();

    @Message
    String memory();

    @Message
    String licences();

    @Message
    String machine();

    @Message
    String system();

    @Message
    String kernel();

    @Message
    String memoryOf();

    @Message
    String uptime();

    @Message
    String own();

    @Message
    String parts();

    @Message
    String answers();
}
