package io.totem.dashboard.about;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class AboutTemplates {

    private AboutTemplates() {}

    static native TemplateInstance about(PageLayout layout, PageLocale locale, AboutView view);
}
