package io.totem.dashboard.chart;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class ChartTemplates {

    private ChartTemplates() {}

    static native TemplateInstance charts(Frame frame, Reader reader, ChartsView view);

    static native TemplateInstance top(Frame frame, Reader reader, TopView view);
}
