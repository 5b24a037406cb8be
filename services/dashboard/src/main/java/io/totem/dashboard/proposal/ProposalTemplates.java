package io.totem.dashboard.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class ProposalTemplates {

    private ProposalTemplates() {}

    static native TemplateInstance proposals(
            Frame frame, Reader reader, Answer<ProposalsView> view, Answer<DroppedFile.DroppedFiles> dropped);
}
