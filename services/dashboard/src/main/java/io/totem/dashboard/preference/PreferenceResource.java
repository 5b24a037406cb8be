package io.totem.dashboard.preference;

import io.totem.dashboard.login.SeeOther;
import io.totem.dashboard.page.OwnPath;
import io.totem.dashboard.page.Theme;
import io.totem.platform.text.ReaderLanguage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The language and the look a reader chose, kept in their browser alone. Open before the login too. */
@Path("/")
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PreferenceResource {

    private static final URI HOME = URI.create("/");
    private static final Set<String> LANGUAGES = Set.of("ko", "en");
    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    @POST
    @Path("language")
    public Response language(
            @FormParam("language") String language, @FormParam("here") @DefaultValue("/") String here) {
        Optional<String> known = Optional.ofNullable(language).filter(LANGUAGES::contains);
        return back(here, known.map(value -> cookie(ReaderLanguage.COOKIE, value)));
    }

    @POST
    @Path("look")
    public Response look(@FormParam("look") String look, @FormParam("here") @DefaultValue("/") String here) {
        Optional<Theme> known = Optional.ofNullable(look).flatMap(Theme::ofId);
        return back(here, known.map(theme -> cookie(Theme.COOKIE, theme.id())));
    }

    private static Response back(String here, Optional<NewCookie> cookie) {
        return SeeOther.page(OwnPath.parse(here).orElse(HOME), cookie.stream().toArray(NewCookie[]::new));
    }

    private static NewCookie cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
