package io.totem.dashboard.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class AuditTemplates {

    private AuditTemplates() {}

    static native TemplateInstance audit(Frame frame, Reader reader, AuditView view);
}
