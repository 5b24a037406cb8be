package io.totem.dashboard.rule;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class RuleTemplates {

    private RuleTemplates() {}

    static native TemplateInstance rules(PageLayout layout, PageLocale locale, Query query, Answer<Paged<Rule>> list);

    static native TemplateInstance rule(PageLayout layout, PageLocale locale, RuleView view);

    static native TemplateInstance ruleForm(PageLayout layout, PageLocale locale, RuleFormView view);

    static native TemplateInstance ruleDelete(PageLayout layout, PageLocale locale, Rule rule);
}
