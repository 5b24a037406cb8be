package io.totem.dashboard.rule;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class RuleTemplates {

    private RuleTemplates() {}

    static native TemplateInstance rules(Frame frame, Reader reader, Query query, Answer<Rule.Rules> list);

    static native TemplateInstance rule(Frame frame, Reader reader, RuleView view);

    static native TemplateInstance ruleForm(Frame frame, Reader reader, RuleFormView view);

    static native TemplateInstance ruleDelete(Frame frame, Reader reader, Rule rule);
}
