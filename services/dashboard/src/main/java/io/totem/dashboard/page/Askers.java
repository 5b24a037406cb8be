package io.totem.dashboard.page;

import io.totem.dashboard.session.CurrentUser;
import io.totem.dashboard.session.SignedIn;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.dashboard.upstream.Asker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The person who reads this page, as the services get to know them: with a token of their own. */
@RequestScoped
public class Askers {

    private final CurrentUser user;
    private final TokenIssuer tokens;
    private final Readers readers;
    private final HttpHeaders headers;

    Askers(CurrentUser user, TokenIssuer tokens, Readers readers, HttpHeaders headers) {
        this.user = user;
        this.tokens = tokens;
        this.readers = readers;
        this.headers = headers;
    }

    public Asker asker() {
        SignedIn person = user.get();
        return new Asker(
                person.name(),
                Optional.of(person.role()),
                tokens.tokenFor(person),
                readers.of(headers).locale());
    }
}
