package io.totem.dashboard.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class ProblemTemplates {

    private ProblemTemplates() {}

    static native TemplateInstance problem(Frame frame, Reader reader, ProblemView view);
}
