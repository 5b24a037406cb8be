package io.totem.dashboard.exchange;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class ExchangeTemplates {

    private ExchangeTemplates() {}

    static native TemplateInstance policyImport(Frame frame, Reader reader, ImportView view);
}
