package io.totem.dashboard.service;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.metrics.ServiceList;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class ServiceTemplates {

    private ServiceTemplates() {}

    static native TemplateInstance services(
            PageLayout layout, PageLocale locale, Answer<ServiceList> services, Answer<StackContainers> stack);

    static native TemplateInstance services$list(PageLocale locale, Answer<ServiceList> services);

    static native TemplateInstance services$stack(PageLocale locale, Answer<StackContainers> stack);
}
