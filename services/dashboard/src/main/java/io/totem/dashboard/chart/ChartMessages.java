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
}
