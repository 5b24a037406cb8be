package io.totem.dashboard.policy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;

@CheckedTemplate(basePath = "dashboard")
final class PolicyTemplates {

    private PolicyTemplates() {}

    static native TemplateInstance policies(Frame frame, Reader reader, PoliciesView view);

    static native TemplateInstance policy(Frame frame, Reader reader, Policy policy);

    static native TemplateInstance policyForm(Frame frame, Reader reader, PolicyFormView view);

    static native TemplateInstance policyDelete(Frame frame, Reader reader, Policy policy);
}
