package io.totem.dashboard.chart;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the Charts page. */
@MessageBundle(value = "dashboardChart", locale = "en")
public interface ChartMessages {

    @Message
    String chart(Chart chart);

    @Message
    String unit(Chart chart);

    @Message
    String hint();

    @Message
    String minutes(int count);

    @Message
    String hours(int count);

    @Message
    String empty();

    @Message
    String time();

    @Message
    String received();

    @Message
    String sent();

    @Message
    String readLabel();

    @Message
    String written();

    @Message
    String who();

    @Message
    String whoField();

    @Message
    String ask();

    @Message
    String whoAtSpike(String time);

    @Message
    String whoAt();

    @Message
    String minuteFrom(String time);

    @Message
    String hourFrom(String time);

    @Message
    String earlier();

    @Message
    String later();

    @Message
    String back();

    @Message
    String mostCpu();

    @Message
    String mostMemory();

    @Message
    String mostIo();

    @Message
    String ofOneCore();

    @Message
    String atItsEnd();

    @Message
    String bothWays();

    @Message
    String process();

    @Message
    String user();

    @Message
    String used();

    @Message
    String ended();

    @Message
    String nobody();

    @Message
    String ioHidden(int count);

    @Message
    String kept();
}
