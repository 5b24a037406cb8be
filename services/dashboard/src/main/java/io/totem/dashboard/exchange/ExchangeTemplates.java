package io.totem.dashboard.exchange;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class ExchangeTemplates {

    private ExchangeTemplates() {}

    static native TemplateInstance policyImport(PageLayout layout, PageLocale locale, ImportView view);
}
