package io.totem.dashboard.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.address.ClientAddress;
import io.totem.dashboard.device.DeviceCookie;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.session.CurrentCaller;
import io.totem.dashboard.session.SessionCookie;
import io.totem.dashboard.session.SessionService;
import io.totem.platform.problem.Problem;
import io.totem.platform.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The way in and the way out. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class LoginResource {

    /** {@code templates/dashboard/…}; the words are in texts/login. */
    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance login(PageLayout layout, PageLocale locale, LoginPage page);

        private Templates() {}
    }

    private final Login login;
    private final SessionService sessions;
    private final SessionCookie cookies;
    private final DeviceCookie devices;
    private final WaitCookie waits;
    private final ClientAddress addresses;
    private final CurrentCaller current;
    private final PageLayouts layouts;

    LoginResource(
            Login login,
            SessionService sessions,
            SessionCookie cookies,
            DeviceCookie devices,
            WaitCookie waits,
            ClientAddress addresses,
            CurrentCaller current,
            PageLayouts layouts) {
        this.login = login;
        this.sessions = sessions;
        this.cookies = cookies;
        this.devices = devices;
        this.waits = waits;
        this.addresses = addresses;
        this.current = current;
        this.layouts = layouts;
    }

    @GET
    @Path("login")
    @PermitAll
    public Response form(@QueryParam("next") @DefaultValue("/") String next, @Context HttpServerRequest request) {
        if (current.find().isPresent()) {
            return SeeOther.page(NextPage.parse(next));
        }
        cookies.delete(request);
        return page(Response.Status.OK, LoginPage.empty(next));
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/") String next,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers)
            throws InterruptedException {
        LoginAttempt attempt =
                new LoginAttempt(name, password, addresses.of(request), devices.read(request), waits.read(request));
        return switch (login.attempt(attempt)) {
            case LoginAnswer.Welcome welcome -> {
                current.find().ifPresent(sessions::end);
                cookies.write(request, welcome.session());
                devices.write(request, welcome.device());
                waits.delete(request);
                yield SeeOther.page(
                        welcome.user().mustChangePassword() ? URI.create("/password") : NextPage.parse(next));
            }
            case LoginAnswer.Wrong _ ->
                refused(headers, LoginError.WRONG_NAME_OR_PASSWORD, LoginPage.wrong(name, next));
            case LoginAnswer.Later later -> {
                Wait wait = Wait.of(later.delay());
                request.response().putHeader(HttpHeaders.RETRY_AFTER, wait.toString());
                later.ticket().ifPresent(ticket -> waits.write(request, ticket));
                yield refused(headers, LoginError.LOGIN_LATER, LoginPage.later(wait, name, next));
            }
        };
    }

    /** Open to everyone: whoever is not logged in is logged out already. */
    @POST
    @Path("logout")
    @PermitAll
    public Response logout(@Context HttpServerRequest request) {
        current.find().ifPresent(sessions::end);
        cookies.delete(request);
        return SeeOther.page(URI.create("/login"));
    }

    /** As a page, or as a problem for a program that takes no pages. */
    private Response refused(HttpHeaders headers, LoginError error, LoginPage page) {
        if (headers.getAcceptableMediaTypes().stream().noneMatch(MediaType.TEXT_HTML_TYPE::isCompatible)) {
            throw new ProblemException(error, page.text());
        }
        return page(Response.Status.fromStatusCode(error.status()), page);
    }

    private Response page(Response.Status status, LoginPage page) {
        PageLayout layout = layouts.quiet(Optional.empty());
        return Pages.page(layout.locale(), Templates.login(layout, layout.locale(), page), status.getStatusCode());
    }
}
