package io.totem.dashboard.process;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around processes and their end. */
@MessageBundle(value = "dashboardProcess", locale = "en")
public interface ProcessMessages {

    @Message
    String column(Column column);

    @Message
    String all(long count);

    @Message
    String safe(long count);

    @Message
    String caution(long count);

    @Message
    String danger(long count);

    @Message
    String search();

    @Message
    String searchHint();

    @Message
    String verdict();

    @Message
    String allVerdicts();

    @Message
    String narrow();

    @Message
    String user();

    @Message
    String startedByUser();

    @Message
    String port();

    @Message
    String container();

    @Message
    String packageName();

    @Message
    String packagersWords();

    @Message
    String unchanged();

    @Message
    String unchecked();

    @Message
    String altered();

    @Message
    String updated();

    @Message
    String kernel();

    @Message
    String filter();

    @Message
    String canBeEnded();

    @Message
    String held();

    @Message
    String nothingFound();

    @Message
    String nothingFoundMore();

    @Message
    String showAll();

    @Message
    String end();

    @Message
    String endDots();

    @Message
    String locked();

    @Message
    String shown(int count, long total);

    @Message
    String hidden(int count);

    @Message
    String othersHidden();

    @Message
    String othersHiddenMore();

    @Message
    String stale();

    @Message
    String staleSince(String moment);

    @Message
    String neverRead();

    @Message
    String ofOneCore();

    @Message
    String started();

    @Message
    String threads();

    @Message
    String back();

    @Message
    String role();

    @Message
    String unknown();

    @Message
    String executable();

    @Message
    String deleted();

    @Message
    String commandLine();

    @Message
    String state();

    @Message
    String unit();

    @Message
    String reach(Reach reach);

    @Message
    String publishedAt(String place);

    @Message
    String forContainer(String container);

    @Message
    String forUnit(String unit, String service);

    @Message
    String unowned(int count);

    @Message
    String unownedMore(int count);

    @Message
    String policyOf(String name);

    @Message
    String addPolicy();

    @Message
    String stateNow();

    @Message
    String warningCount(int count);

    @Message
    String todo();

    @Message
    String noWarning();

    @Message
    String normalForIt();

    @Message
    String around();

    @Message
    String parent();

    @Message
    String children();

    @Message
    String supervisor();

    @Message
    String noSupervisor();

    @Message
    String column_MEMORY_SIZE();

    @Message
    String age();

    @Message
    String idle();

    @Message
    String idleMore();

    @Message
    String nothingToEnd();

    @Message
    String nothingToEndMore();

    @Message
    String lockedOnes();

    @Message
    String whyLocked();

    @Message
    String endTitle(String name);

    @Message
    String startedAt(String time);

    @Message
    String runsAs(String user);

    @Message
    String startedBy(String name, int pid);

    @Message
    String willStopListening();

    @Message
    String hasChildren(int count);

    @Message
    String nobodyRestarts();

    @Message
    String stepPolicy();

    @Message
    String stepWait();

    @Message
    String stepKill();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String audited();

    @Message
    String endNow();

    @Message
    String endBusy();

    @Message
    String endLost();

    @Message
    String leave();

    @Message
    String outcomeTitle(String name);

    @Message
    String auditNumber();

    @Message
    String auditOf();
}
