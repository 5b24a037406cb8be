package io.totem.dashboard.process;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.processes.TerminationReport;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.upstream.ServiceProblem;

@CheckedTemplate(basePath = "dashboard")
final class ProcessTemplates {

    private ProcessTemplates() {}

    static native TemplateInstance processes(PageLayout layout, PageLocale locale, ProcessesView view);

    static native TemplateInstance processes$counts(PageLocale locale, ProcessesView view);

    static native TemplateInstance processes$list(PageLocale locale, ProcessesView view);

    static native TemplateInstance process(PageLayout layout, PageLocale locale, ProcessDetail detail);

    static native TemplateInstance process$numbers(PageLocale locale, ProcessDetail detail);

    static native TemplateInstance processOver(PageLocale locale, ServiceProblem problem);

    static native TemplateInstance ending(PageLayout layout, PageLocale locale, TerminableView view);

    static native TemplateInstance ending$list(PageLocale locale, TerminableView view);

    static native TemplateInstance end(PageLayout layout, PageLocale locale, TerminationView view);

    static native TemplateInstance end$dialog(PageLocale locale, TerminationView view);

    static native TemplateInstance outcome(PageLayout layout, PageLocale locale, TerminationReport outcome);
}
