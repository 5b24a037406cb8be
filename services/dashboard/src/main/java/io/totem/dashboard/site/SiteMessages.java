package io.totem.dashboard.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.totem.api.sites.StageOutcome;

/** The words of the pages of the site doctor. */
@MessageBundle(value = "dashboardSite", locale = "en")
public interface SiteMessages {

    @Message
    String count(long count);

    @Message
    String intro();

    @Message
    String adminChanges();

    @Message
    String operatorLooks();

    @Message
    String add();

    @Message
    String empty();

    @Message
    String emptyMore();

    @Message
    String emptyAsk();

    @Message
    String sites();

    @Message
    String site();

    @Message
    String howItIs();

    @Message
    String found();

    @Message
    String when();

    @Message
    String by();

    @Message
    String took();

    @Message
    String seconds(String seconds);

    @Message
    String tookLong(String seconds);

    @Message
    String state(SiteState state);

    @Message
    String watch();

    @Message
    String neverLooked();

    @Message
    String neverMore();

    @Message
    String lookNow();

    @Message
    String lookAgain();

    @Message
    String begun(String moment, String who);

    @Message
    String lookedAt(String moment, String who);

    @Message
    String edit();

    @Message
    String deleteDots();

    @Message
    String back();

    @Message
    String toSite();

    @Message
    String expected();

    @Message
    String changed(String who, String moment);

    @Message
    String url();

    @Message
    String via();

    @Message
    String status();

    @Message
    String anyStatus();

    @Message
    String text();

    @Message
    String certificate();

    @Message
    String certificateFor(int days);

    @Message
    String ownCertificate();

    @Message
    String behind();

    @Message
    String behindUnknown();

    @Message
    String ping();

    @Message
    String errorLog();

    @Message
    String network();

    @Message
    String privateNetwork();

    @Message
    String runs();

    @Message
    String runsCount(long count);

    @Message
    String runOf(String name);

    @Message
    String already();

    @Message
    String looking();

    @Message
    String reloads();

    @Message
    String reload();

    @Message
    String because();

    @Message
    String cure();

    @Message
    String asRoot();

    @Message
    String copy();

    @Message
    String copied();

    @Message
    String notCopied();

    @Message
    String walk();

    @Message
    String noStages();

    @Message
    String facts();

    @Message
    String outcome(StageOutcome outcome);

    @Message
    String deleteTitle(String name);

    @Message
    String deleteMeans();

    @Message
    String delete();

    @Message
    String keep();

    @Message
    String which();

    @Message
    String name();

    @Message
    String id();

    @Message
    String urlHint();

    @Message
    String nameHint();

    @Message
    String idHint();

    @Message
    String statusHint();

    @Message
    String textHint();

    @Message
    String certificateDays();

    @Message
    String certificateDaysHint();

    @Message
    String ownCertificateField();

    @Message
    String ownCertificateHint();

    @Message
    String speaks();

    @Message
    String speaksUnknown();

    /** What {@code http} and {@code fastcgi} are called. */
    @Message
    String protocol(String protocol);

    @Message
    String speaksHint();

    @Message
    String place();

    @Message
    String placeHint();

    @Message
    String pingHint();

    @Message
    String errorLogHint();

    @Message
    String wayThere();

    @Message
    String viaHint();

    @Message
    String privateNetworkHint();

    @Message
    String save();

    @Message
    String cancel();
}
