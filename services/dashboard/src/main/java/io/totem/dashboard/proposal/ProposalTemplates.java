package io.totem.dashboard.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class ProposalTemplates {

    private ProposalTemplates() {}

    static native TemplateInstance proposals(
            PageLayout layout, PageLocale locale, Answer<ProposalsView> view, Answer<Paged<DropReport>> dropped);
}
