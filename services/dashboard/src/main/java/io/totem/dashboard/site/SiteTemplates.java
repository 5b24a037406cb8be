package io.totem.dashboard.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.api.sites.SiteView;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.upstream.ServiceProblem;

@CheckedTemplate(basePath = "dashboard")
final class SiteTemplates {

    private SiteTemplates() {}

    static native TemplateInstance sites(PageLayout layout, PageLocale locale, SitesView view);

    static native TemplateInstance sites$list(PageLocale locale, SitesView view);

    static native TemplateInstance site(PageLayout layout, PageLocale locale, SitePage view);

    static native TemplateInstance site$now(PageLocale locale, SitePage view);

    static native TemplateInstance site$runs(PageLocale locale, SitePage view);

    static native TemplateInstance siteRun(PageLayout layout, PageLocale locale, RunPage view, boolean already);

    static native TemplateInstance siteRun$verdict(PageLocale locale, RunPage view);

    static native TemplateInstance siteRun$causes(PageLocale locale, RunPage view);

    static native TemplateInstance siteRun$walk(PageLocale locale, RunPage view);

    static native TemplateInstance siteSilent(PageLocale locale, ServiceProblem problem, String part);

    static native TemplateInstance siteForm(PageLayout layout, PageLocale locale, SiteFormView view);

    static native TemplateInstance siteDelete(PageLayout layout, PageLocale locale, SiteView site);
}
