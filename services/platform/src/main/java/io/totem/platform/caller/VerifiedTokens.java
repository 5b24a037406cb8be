package io.totem.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.totem.platform.cache.Caches;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Verifies each internal token once, and takes it as verified until it expires. The dashboard sends one token for half a
 * minute, and to verify an ES256 signature is four fifths of what a small answer costs: the JVM's first compiler has no
 * instruction for the 128-bit products of it. Only what was verified is kept; a token that is not kept
 * any more is verified again.
 */
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    static final int KEPT = 256;

    private final JWTCallerPrincipalFactory verifier;

    /** By the token's whole text. */
    private final Cache<String, JWTCallerPrincipal> verified;

    @Inject
    VerifiedTokens(Clock clock) {
        this(new DefaultJWTCallerPrincipalFactory(), clock);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, Clock clock) {
        this.verifier = verifier;
        this.verified = Caches.bounded(clock, KEPT)
                .expireAfter(Expiry.<String, JWTCallerPrincipal>creating((_, principal) ->
                        Duration.between(clock.instant(), Instant.ofEpochSecond(principal.getExpirationTime()))))
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo requirements) throws ParseException {
        JWTCallerPrincipal kept = verified.getIfPresent(token);
        if (kept != null) {
            return kept;
        }
        JWTCallerPrincipal principal = verifier.parse(token, requirements);
        verified.put(token, principal);
        return principal;
    }
}
