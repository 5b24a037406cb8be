package io.totem.dashboard.page;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.CurrentCaller;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The person who reads this page, as the services get to know them: with a token of their own. */
@RequestScoped
public class UpstreamCallers {

    private final CurrentCaller user;
    private final TokenIssuer tokens;
    private final PageLocales locales;
    private final HttpHeaders headers;

    UpstreamCallers(CurrentCaller user, TokenIssuer tokens, PageLocales locales, HttpHeaders headers) {
        this.user = user;
        this.tokens = tokens;
        this.locales = locales;
        this.headers = headers;
    }

    public UpstreamCaller caller() {
        Caller caller = user.get();
        return new UpstreamCaller(
                caller.name(),
                Optional.of(caller.role()),
                tokens.tokenFor(caller),
                locales.of(headers).locale());
    }
}
