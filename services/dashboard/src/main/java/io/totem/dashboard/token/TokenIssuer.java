package io.totem.dashboard.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import io.totem.dashboard.cache.Cache;
import io.totem.dashboard.session.Caller;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Makes the short internal tokens (JWT, ES256) by which every service knows who is asking. */
@Singleton
public class TokenIssuer {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** A signature costs as much as half a page. */
    private static final Duration REUSED = Duration.ofSeconds(30);

    private final PrivateKey key;
    private final Clock clock;
    private final Cache<Caller, String> recent;

    @Inject
    TokenIssuer(TokenConfig config, Clock clock) {
        this(
                Path.of(config.keyFile()
                        .orElseThrow(() -> new IllegalStateException(
                                "totem.dashboard.token.key-file is not set: give the path of the key that signs internal"
                                        + " tokens (P-256, PKCS #8, PEM)"))),
                clock);
    }

    public TokenIssuer(Path keyFile, Clock clock) {
        this.key = read(keyFile);
        this.clock = clock;
        this.recent = new Cache<>(clock, REUSED);
    }

    /**
     * Says that this person is asking, with the role they have now. Another one each half minute: it is good for at least
     * four and a half minutes more.
     */
    public String tokenFor(Caller person) {
        if (person.mustChangePassword()) {
            throw new IllegalArgumentException("nothing is open to " + person.name() + " before a change of password");
        }
        return recent.get(person, () -> signFor(person));
    }

    private String signFor(Caller person) {
        JwtClaimsBuilder claims = claims(person.name(), person.role().groups());
        person.address().ifPresent(address -> claims.claim(Callers.ADDRESS_CLAIM, address));
        return sign(claims);
    }

    /** Says that the dashboard itself is asking, in the background: valid for reading only. */
    public String serviceToken() {
        return sign(claims("service:dashboard", List.of(Role.SERVICE_GROUP)));
    }

    private JwtClaimsBuilder claims(String name, List<String> groups) {
        Instant now = clock.instant();
        return Jwt.issuer("totem")
                .audience("services")
                .upn(name)
                .groups(new HashSet<>(groups))
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME));
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
    }

    private static PrivateKey read(Path file) {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
        } catch (IOException e) {
            throw new UncheckedIOException("the key for internal tokens cannot be read: " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a P-256 key in PKCS #8 PEM: " + file, e);
        }
    }
}
