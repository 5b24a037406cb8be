package io.totem.dashboard.session;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.HashSet;

/**
 * The cookie of a browser becomes an identity. Somebody who must change their password has a name and no role: whatever
 * asks for a role stays closed.
 */
@Singleton
public final class SessionMechanism implements HttpAuthenticationMechanism {

    private final SessionChecks checks;

    SessionMechanism(SessionChecks checks) {
        this.checks = checks;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return checks.check(context)
                .map(found -> found.map(SessionMechanism::identity).orElse(null));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, "totem"));
    }

    /** Before the bearer token's mechanism: a page belongs to a session. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }

    private static SecurityIdentity identity(Caller caller) {
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller);
        if (!caller.mustChangePassword()) {
            builder.addRoles(new HashSet<>(caller.role().groups()));
        }
        return builder.build();
    }
}
