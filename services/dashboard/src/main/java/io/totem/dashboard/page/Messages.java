package io.totem.dashboard.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.totem.platform.caller.Role;

/** The words that stand on every page: {@code messages/dashboard_en.properties} and {@code _ko}. */
@MessageBundle(value = "dashboard", locale = "en")
public interface Messages {

    @Message
    String tab(Tab tab);

    @Message
    String level(Level level);

    @Message
    String role(Role role);

    @Message
    String skip();

    @Message
    String tabs();

    @Message
    String node();

    @Message
    String cautions(long count);

    @Message
    String dangers(long count);

    @Message
    String allSafe();

    @Message
    String standingUnknown();

    @Message
    String liveNow();

    @Message
    String liveStarting();

    @Message
    String liveLost();

    @Message
    String livePaused();

    @Message
    String language();

    @Message
    String look();

    @Message
    String lookAuto();

    @Message
    String lookDark();

    @Message
    String lookPaper();

    @Message
    String password();

    @Message
    String logout();

    @Message
    String help();

    @Message
    String close();

    @Message
    String keySearch();

    @Message
    String keyOverview();

    @Message
    String keyProcesses();

    @Message
    String keyServices();

    @Message
    String keyLogs();

    @Message
    String keySites();

    @Message
    String keyEscape();

    @Message
    String keyHelp();

    @Message
    String ago(String duration);

    @Message
    String none();

    @Message
    String reference();

    @Message
    String previous();

    @Message
    String next();

    @Message
    String pageOf(int page, long pages);

    @Message
    String scriptless();
}
