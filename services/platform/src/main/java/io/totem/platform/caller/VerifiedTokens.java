package io.totem.platform.caller;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies each internal token once, and takes it as verified until it expires. The dashboard sends one token for half a
 * minute, and to verify an ES256 signature is four fifths of what a small answer costs: the JVM's first compiler has no
 * instruction for the 128-bit products of it. Only what was verified is kept, by its whole text; a token that is not kept
 * any more is verified again.
 */
@Singleton
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    static final int KEPT = 256;

    private final JWTCallerPrincipalFactory verifier;
    private final Clock clock;

    /** The least recently used goes first. */
    private final Map<String, JWTCallerPrincipal> verified = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JWTCallerPrincipal> eldest) {
            return size() > KEPT;
        }
    };

    @Inject
    VerifiedTokens(Clock clock) {
        this(new DefaultJWTCallerPrincipalFactory(), clock);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo requirements) throws ParseException {
        JWTCallerPrincipal kept = kept(token);
        if (kept != null) {
            return kept;
        }
        JWTCallerPrincipal principal = verifier.parse(token, requirements);
        synchronized (verified) {
            verified.put(token, principal);
        }
        return principal;
    }

    private JWTCallerPrincipal kept(String token) {
        synchronized (verified) {
            JWTCallerPrincipal principal = verified.get(token);
            if (principal == null || clock.instant().getEpochSecond() < principal.getExpirationTime()) {
                return principal;
            }
            verified.remove(token);
            return null;
        }
    }
}
