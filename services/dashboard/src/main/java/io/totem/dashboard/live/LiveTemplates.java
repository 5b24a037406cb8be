package io.totem.dashboard.live;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.VerdictCounts;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class LiveTemplates {

    private LiveTemplates() {}

    static native TemplateInstance counts(PageLocale locale, Answer<VerdictCounts> counts);
}
