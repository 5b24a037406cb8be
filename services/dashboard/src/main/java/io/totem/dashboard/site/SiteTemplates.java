package io.totem.dashboard.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Trouble;

@CheckedTemplate(basePath = "dashboard")
final class SiteTemplates {

    private SiteTemplates() {}

    static native TemplateInstance sites(Frame frame, Reader reader, SitesView view);

    static native TemplateInstance sites$list(Reader reader, SitesView view);

    static native TemplateInstance site(Frame frame, Reader reader, SiteView view);

    static native TemplateInstance site$now(Reader reader, SiteView view);

    static native TemplateInstance site$runs(Reader reader, SiteView view);

    static native TemplateInstance siteRun(Frame frame, Reader reader, RunView view, boolean already);

    static native TemplateInstance siteRun$verdict(Reader reader, RunView view);

    static native TemplateInstance siteRun$causes(Reader reader, RunView view);

    static native TemplateInstance siteRun$walk(Reader reader, RunView view);

    static native TemplateInstance siteSilent(Reader reader, Trouble trouble, String part);

    static native TemplateInstance siteForm(Frame frame, Reader reader, SiteFormView view);

    static native TemplateInstance siteDelete(Frame frame, Reader reader, Site site);
}
