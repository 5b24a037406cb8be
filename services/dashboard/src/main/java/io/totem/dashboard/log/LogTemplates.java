package io.totem.dashboard.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.logs.Sources;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class LogTemplates {

    private LogTemplates() {}

    static native TemplateInstance logs(PageLayout layout, PageLocale locale, Query query, Answer<Sources> sources);

    static native TemplateInstance logSource(PageLayout layout, PageLocale locale, LogView view);
}
