package io.totem.dashboard.policy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.policies.ProcessPolicy;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;

@CheckedTemplate(basePath = "dashboard")
final class PolicyTemplates {

    private PolicyTemplates() {}

    static native TemplateInstance policies(PageLayout layout, PageLocale locale, PoliciesView view);

    static native TemplateInstance policy(PageLayout layout, PageLocale locale, ProcessPolicy policy);

    static native TemplateInstance policyForm(PageLayout layout, PageLocale locale, PolicyFormView view);

    static native TemplateInstance policyDelete(PageLayout layout, PageLocale locale, ProcessPolicy policy);
}
