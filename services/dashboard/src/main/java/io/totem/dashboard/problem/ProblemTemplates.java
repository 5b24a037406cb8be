package io.totem.dashboard.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class ProblemTemplates {

    private ProblemTemplates() {}

    static native TemplateInstance problem(PageLayout layout, PageLocale locale, ProblemView view);
}
