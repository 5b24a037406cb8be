package io.totem.dashboard.log;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the Logs pages. */
@MessageBundle(value = "dashboardLog", locale = "en")
public interface LogMessages {

    @Message
    String sources(long count);

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String name();

    @Message
    String size();

    @Message
    String written();

    @Message
    String access();

    @Message
    String read();

    @Message
    String needsRole();

    @Message
    String back();

    @Message
    String search();

    @Message
    String onlyMatches();

    @Message
    String pause();

    @Message
    String follow();

    @Message
    String copy();

    @Message
    String download();

    @Message
    String noLines();

    @Message
    String last(int count);

    @Message
    String live();

    @Message
    String lost();

    @Message
    String paused();

    @Message
    String waiting();

    @Message
    String dropped();

    @Message
    String rotated();

    @Message
    String truncated();

    @Message
    String trimmed();

    @Message
    String matches();

    @Message
    String copied();

    @Message
    String searchName();

    @Message
    String find();
}
