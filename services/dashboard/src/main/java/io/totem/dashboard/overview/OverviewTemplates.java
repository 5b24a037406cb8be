package io.totem.dashboard.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class OverviewTemplates {

    private OverviewTemplates() {}

    /** @param content what {@link #overview} made */
    static native TemplateInstance overviewPage(PageLayout layout, PageLocale locale, String content);

    static native TemplateInstance overview(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$cards(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$looks(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$services(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$top(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$logs(PageLocale locale, OverviewView view);

    static native TemplateInstance overview$refused(PageLocale locale, OverviewView view);
}
