package io.totem.dashboard.session;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The person whose session this request came with. */
@RequestScoped
public class CurrentCaller {

    /** The attribute of the security identity that holds the {@link Caller}. */
    static final String ATTRIBUTE = "totem.signed-in";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws UnauthorizedException when the request came without a valid session, even if it came with a token */
    public Caller get() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    public Optional<Caller> find() {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }
}
