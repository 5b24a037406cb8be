package io.totem.dashboard.service;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.metrics.ServiceList;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.service.StackContainer.Containers;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class ServiceTemplates {

    private ServiceTemplates() {}

    static native TemplateInstance services(
            Frame frame, Reader reader, Answer<ServiceList> services, Answer<Containers> stack);

    static native TemplateInstance services$list(Reader reader, Answer<ServiceList> services);

    static native TemplateInstance services$stack(Reader reader, Answer<Containers> stack);
}
