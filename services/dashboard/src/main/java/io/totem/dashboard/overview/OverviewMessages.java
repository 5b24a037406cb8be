package io.totem.dashboard.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.totem.api.logs.Reason;
import io.totem.dashboard.process.FindingList;

/** The words of the Overview. */
@MessageBundle(value = "dashboardOverview", locale = "en")
public interface OverviewMessages {

    @Message
    String machine();

    @Message
    String cpu();

    @Message
    String cores(int count);

    @Message
    String memory();

    @Message
    String used();

    @Message
    String available(String size);

    @Message
    String swap(String size);

    @Message
    String noSwap();

    @Message
    String disk();

    @Message
    String disks(int count);

    @Message
    String free(String size);

    @Message
    String unmeasured();

    @Message
    String unread();

    @Message
    String noDisk();

    @Message
    String network();

    @Message
    String received();

    @Message
    String sent(String rate);

    @Message
    String errors(String count);

    @Message
    String noNetwork();

    @Message
    String uptime();

    @Message
    String load();

    @Message
    String pressure();

    @Message
    String backup();

    @Message
    String ago(String duration);

    @Message
    String noBackup();

    @Message
    String lastHour();

    @Message
    String highest(String percent);

    @Message
    String collecting();

    @Message
    String looks();

    @Message
    String nothing();

    @Message
    String nothingMore();

    @Message
    String more();

    @Message
    String moreLooks(long count);

    @Message
    String kind(FindingList.Kind kind);

    @Message
    String processes(int count);

    @Message
    String moreWarnings(int count);

    @Message
    String noServices();

    @Message
    String top();

    @Message
    String allByCpu();

    @Message
    String canBeEnded();

    @Message
    String recentLogs();

    @Message
    String allLogs();

    @Message
    String noLogs();

    @Message
    String refused();

    @Message
    String lastDay(String count);

    @Message
    String nothingRefused();

    @Message
    String reason(Reason reason);

    @Message
    String times(String count);
}
