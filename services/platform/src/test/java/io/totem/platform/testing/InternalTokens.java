package io.totem.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.totem.platform.caller.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A key pair for one test run: the service verifies with its public half what these methods sign. */
public final class InternalTokens implements QuarkusTestResourceLifecycleManager {

    private static final KeyPair KEYS = keys();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                "totem.dashboard.token.key-file",
                privateKeyFile().toString());
    }

    @Override
    public void stop() {
        // The keys live as long as the test JVM.
    }

    /** For the one module that signs. */
    private static Path privateKeyFile() {
        try {
            Path file = Files.createTempFile("totem-token-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(KEYS.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PublicKey publicKey() {
        return KEYS.getPublic();
    }

    public static String viewer() {
        return token("vera", Role.VIEWER.groups());
    }

    public static String operator() {
        return token("oscar", Role.OPERATOR.groups());
    }

    public static String admin() {
        return token("ada", Role.ADMIN.groups());
    }

    public static String service() {
        return token("service:dashboard", List.of(Role.SERVICE_GROUP));
    }

    public static String token(String name, List<String> groups) {
        return token(name, groups, Duration.ofMinutes(5));
    }

    public static String token(String name, List<String> groups, Duration lifetime) {
        return Jwt.issuer("totem")
                .audience("services")
                .upn(name)
                .groups(new HashSet<>(groups))
                .claim("address", "192.0.2.7")
                .expiresIn(lifetime)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(KEYS.getPrivate());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("this JDK lacks P-256", e);
        }
    }
}
