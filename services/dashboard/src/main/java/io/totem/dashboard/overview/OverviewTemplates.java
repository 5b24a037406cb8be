package io.totem.dashboard.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class OverviewTemplates {

    private OverviewTemplates() {}

    /** @param content what {@link #overview} made */
    static native TemplateInstance overviewPage(Frame frame, Reader reader, String content);

    static native TemplateInstance overview(Reader reader, OverviewView view);

    static native TemplateInstance overview$cards(Reader reader, OverviewView view);

    static native TemplateInstance overview$looks(Reader reader, OverviewView view);

    static native TemplateInstance overview$services(Reader reader, OverviewView view);

    static native TemplateInstance overview$top(Reader reader, OverviewView view);

    static native TemplateInstance overview$logs(Reader reader, OverviewView view);

    static native TemplateInstance overview$refused(Reader reader, OverviewView view);
}
