package io.totem.dashboard.about;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class AboutTemplates {

    private AboutTemplates() {}

    static native TemplateInstance about(Frame frame, Reader reader, AboutView view);
}
