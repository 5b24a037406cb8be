package io.totem.dashboard.rule;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of rules. */
@MessageBundle(value = "dashboardRule", locale = "en")
public interface RuleMessages {

    @Message
    String count(long count);

    @Message
    String intro();

    @Message
    String adminOnly();

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String add();

    @Message
    String edit();

    @Message
    String deleteDots();

    @Message
    String back();

    @Message
    String name();

    @Message
    String state();

    @Message
    String about();

    @Message
    String when();

    @Message
    String then();

    @Message
    String budget();

    @Message
    String times(long count);

    @Message
    String on();

    @Message
    String off();

    @Message
    String stopped();

    @Message
    String stoppedMore();

    @Message
    String turnOn();

    @Message
    String mode(String mode);

    @Message
    String action(String action);

    @Message
    String everything();

    @Message
    String matchName(String value);

    @Message
    String matchUser(String value);

    @Message
    String matchPath(String value);

    @Message
    String matchKnown();

    @Message
    String matchUnknown();

    @Message
    String matchVerdict(String value);

    @Message
    String matchPort(int value);

    @Message
    String verdict(String verdict);

    @Message
    String field(String field);

    @Message
    String forTime(String time);

    @Message
    String atOnce();

    @Message
    String cooldown();

    @Message
    String changedBy();

    @Message
    String auditOf();

    @Message
    String lastHour();

    @Message
    String previewSays(int matching, long wouldAct);

    @Message
    String previewNone();

    @Message
    String process();

    @Message
    String user();

    @Message
    String minutes();

    @Message
    String longest();

    @Message
    String wouldAct();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String did();

    @Message
    String didCount(long count);

    @Message
    String nothingDone();

    @Message
    String at();

    @Message
    String what();

    @Message
    String outcome(String outcome);

    @Message
    String who();

    @Message
    String nameHint();

    @Message
    String enabled();

    @Message
    String matchLegend();

    @Message
    String programName();

    @Message
    String path();

    @Message
    String known();

    @Message
    String any();

    @Message
    String judged();

    @Message
    String port();

    @Message
    String whenLegend();

    @Message
    String measure();

    @Message
    String compared();

    @Message
    String value();

    @Message
    String valueHint();

    @Message
    String forField();

    @Message
    String forHint();

    @Message
    String thenLegend();

    @Message
    String actionField();

    @Message
    String warn();

    @Message
    String terminate();

    @Message
    String modeField();

    @Message
    String shadow();

    @Message
    String enforce();

    @Message
    String perHour();

    @Message
    String perHourHint();

    @Message
    String cooldownHint();

    @Message
    String look();

    @Message
    String save();

    @Message
    String saveEnforced();

    @Message
    String cancel();

    @Message
    String notSaved();

    @Message
    String enforceFirst();

    @Message
    String deleteTitle(String name);

    @Message
    String deleteMeans();

    @Message
    String delete();

    @Message
    String keep();
}
