package io.totem.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final AtomicInteger verifications = new AtomicInteger();
    private final TurnableClock clock = new TurnableClock();
    private final JWTAuthContextInfo requirements = new JWTAuthContextInfo(InternalTokens.publicKey(), "totem");
    private final VerifiedTokens tokens = new VerifiedTokens(new Counting(), clock);

    @BeforeEach
    void set() {
        requirements.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        clock.turn(Duration.between(clock.instant(), Instant.now()));
    }

    @Test
    void a_token_is_verified_once() throws ParseException {
        String token = InternalTokens.viewer();
        assertThat(tokens.parse(token, requirements).getName()).isEqualTo("vera");
        assertThat(tokens.parse(token, requirements).getName()).isEqualTo("vera");
        assertThat(verifications).hasValue(1);
    }

    @Test
    void a_token_with_another_signature_is_not_the_token_that_was_verified() throws ParseException {
        String token = InternalTokens.viewer();
        tokens.parse(token, requirements);
        String other = InternalTokens.admin();
        String forged = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> tokens.parse(forged, requirements)).isInstanceOf(ParseException.class);
        }
        assertThat(verifications).hasValue(3);
    }

    @Test
    void a_token_is_verified_again_at_the_second_in_which_it_expires() throws ParseException {
        String token = InternalTokens.token("vera", Role.VIEWER.groups(), Duration.ofMinutes(5));
        tokens.parse(token, requirements);
        clock.turn(Duration.ofMinutes(5).minusSeconds(2));
        tokens.parse(token, requirements);
        assertThat(verifications).hasValue(1);
        clock.turn(Duration.ofSeconds(2));
        tokens.parse(token, requirements);
        assertThat(verifications).hasValue(2);
    }

    @Test
    void so_many_are_kept_and_the_least_recently_used_goes_first() throws ParseException {
        String often = InternalTokens.admin();
        tokens.parse(often, requirements);
        for (int each = 0; each <= VerifiedTokens.KEPT; each++) {
            tokens.parse(InternalTokens.token("person" + each, List.of()), requirements);
            tokens.parse(often, requirements);
        }
        assertThat(verifications).hasValue(1 + VerifiedTokens.KEPT + 1);
        tokens.parse(InternalTokens.token("person0", List.of()), requirements);
        assertThat(verifications).hasValue(1 + VerifiedTokens.KEPT + 2);
    }

    private final class Counting extends JWTCallerPrincipalFactory {

        private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
            verifications.incrementAndGet();
            return verifier.parse(token, context);
        }
    }
}
