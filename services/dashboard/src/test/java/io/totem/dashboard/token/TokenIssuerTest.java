package io.totem.dashboard.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.testing.SigningKey;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.TurnableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

    private final SigningKey key = new SigningKey();
    private final TurnableClock clock = new TurnableClock();
    private final TokenIssuer issuer =
            new TokenIssuer(Path.of(key.start().get("totem.dashboard.token.key-file")), clock);

    @AfterEach
    void forgetTheKey() {
        key.stop();
    }

    @Test
    void whoever_asks_again_within_half_a_minute_gets_the_same_token() {
        String first = issuer.tokenFor(person("kim", Role.OPERATOR));
        clock.turn(Duration.ofSeconds(29));
        assertThat(issuer.tokenFor(person("kim", Role.OPERATOR))).isEqualTo(first);
    }

    @Test
    void a_token_is_good_for_more_than_four_minutes_whenever_it_is_given() {
        String first = issuer.tokenFor(person("kim", Role.OPERATOR));
        clock.turn(Duration.ofSeconds(30));
        assertThat(issuer.tokenFor(person("kim", Role.OPERATOR))).isNotEqualTo(first);
    }

    @Test
    void whoever_lost_a_role_gets_another_token_at_once() {
        String operator = issuer.tokenFor(person("kim", Role.OPERATOR));
        assertThat(issuer.tokenFor(person("kim", Role.VIEWER))).isNotEqualTo(operator);
    }

    private static Caller person(String name, Role role) {
        return new Caller(name, role, "session", Optional.of("192.0.2.1"), false);
    }
}
