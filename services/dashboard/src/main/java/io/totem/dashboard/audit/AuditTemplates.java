package io.totem.dashboard.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class AuditTemplates {

    private AuditTemplates() {}

    static native TemplateInstance audit(PageLayout layout, PageLocale locale, AuditView view);
}
