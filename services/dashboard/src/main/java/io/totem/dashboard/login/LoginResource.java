package io.totem.dashboard.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.session.CurrentUser;
import io.totem.dashboard.session.SessionBook;
import io.totem.dashboard.session.SessionCookie;
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
        static native TemplateInstance login(Frame frame, Reader reader, LoginPage page);

        private Templates() {}
    }

    private final Login login;
    private final SessionBook sessions;
    private final SessionCookie cookies;
    private final CurrentUser current;
    private final Frames frames;

    LoginResource(Login login, SessionBook sessions, SessionCookie cookies, CurrentUser current, Frames frames) {
        this.login = login;
        this.sessions = sessions;
        this.cookies = cookies;
        this.current = current;
        this.frames = frames;
    }

    @GET
    @Path("login")
    @PermitAll
    public Response form(@QueryParam("next") @DefaultValue("/") String next, @Context HttpServerRequest request) {
        if (current.find().isPresent()) {
            return SeeOther.page(NextPage.parse(next));
        }
        cookies.delete(request);
        return page(Response.Status.OK, new LoginPage("login.intro", false, "", next));
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/") String next,
            @Context HttpServerRequest request)
            throws InterruptedException {
        LoginPage again = new LoginPage("login.wrong", true, name, next);
        return switch (login.attempt(name, password, request.remoteAddress().hostAddress())) {
            case LoginAnswer.Welcome welcome -> {
                cookies.write(request, welcome.key());
                yield SeeOther.page(
                        welcome.user().mustChangePassword() ? URI.create("/password") : NextPage.parse(next));
            }
            case LoginAnswer.Wrong _ -> page(Response.Status.UNAUTHORIZED, again);
            case LoginAnswer.Busy _ -> page(Response.Status.TOO_MANY_REQUESTS, again.saying("login.busy"));
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

    private Response page(Response.Status status, LoginPage page) {
        Frame frame = frames.quiet(Optional.empty());
        return Pages.page(frame.reader(), Templates.login(frame, frame.reader(), page), status.getStatusCode());
    }
}
