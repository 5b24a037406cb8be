package io.totem.dashboard.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.CurrentCaller;
import io.totem.dashboard.user.PasswordRule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** A person's own password. Open to everyone who is logged in, also to those who must change it. */
@Path("/password")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class PasswordResource {

    /** {@code templates/dashboard/…}; the words are in texts/login. */
    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance password(PageLayout layout, PageLocale locale, PasswordPage page);

        private Templates() {}
    }

    private final PasswordChange change;
    private final CurrentCaller current;
    private final PageLayouts layouts;

    PasswordResource(PasswordChange change, CurrentCaller current, PageLayouts layouts) {
        this.change = change;
        this.current = current;
        this.layouts = layouts;
    }

    @GET
    public Response form() {
        Caller person = current.get();
        String message = person.mustChangePassword() ? "password.must" : "password.intro";
        return page(Response.Status.OK, new PasswordPage(message, false, Optional.empty(), person));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @FormParam("old") @DefaultValue("") String old,
            @FormParam("chosen") @DefaultValue("") String chosen,
            @FormParam("repeated") @DefaultValue("") String repeated)
            throws InterruptedException {
        Caller person = current.get();
        return switch (change.change(person, new PasswordChange.Wish(old, chosen, repeated))) {
            case PasswordChange.Answer.Changed _ -> SeeOther.page(URI.create("/"));
            case PasswordChange.Answer.WrongOldPassword _ -> refused(person, "password.wrong_old");
            case PasswordChange.Answer.Later later -> later(person, Wait.of(later.delay()));
            case PasswordChange.Answer.Refused refused -> refused(person, key(refused.rule()));
        };
    }

    private static String key(PasswordRule rule) {
        return "password." + rule.name().toLowerCase(Locale.ROOT);
    }

    private Response later(Caller person, Wait wait) {
        PasswordPage page = new PasswordPage("login.later", true, Optional.of(wait), person);
        return Response.fromResponse(page(Response.Status.TOO_MANY_REQUESTS, page))
                .header(HttpHeaders.RETRY_AFTER, wait)
                .build();
    }

    private Response refused(Caller person, String message) {
        return page(Response.Status.BAD_REQUEST, new PasswordPage(message, true, Optional.empty(), person));
    }

    private Response page(Response.Status status, PasswordPage page) {
        PageLayout layout = layouts.quiet(Optional.empty());
        return Pages.page(layout.locale(), Templates.password(layout, layout.locale(), page), status.getStatusCode());
    }
}
