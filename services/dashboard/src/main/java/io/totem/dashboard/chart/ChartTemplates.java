package io.totem.dashboard.chart;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class ChartTemplates {

    private ChartTemplates() {}

    static native TemplateInstance charts(PageLayout layout, PageLocale locale, ChartsView view);

    static native TemplateInstance top(PageLayout layout, PageLocale locale, TopView view);
}
