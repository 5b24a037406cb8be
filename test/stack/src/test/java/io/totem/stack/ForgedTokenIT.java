package io.totem.stack;

import static io.totem.stack.InternalToken.HEADER;
import static io.totem.stack.InternalToken.claims;
import static io.totem.stack.InternalToken.encode;
import static io.totem.stack.InternalToken.ownKey;
import static io.totem.stack.InternalToken.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever got as far as a container on the services' network still needs a token that the dashboard signed. */
class ForgedTokenIT {

    private static final Map<String, String> ROUTES = Map.of(
            "metrics", "/api/metrics/snapshot",
            "process-policy", "/api/processes",
            "log-stream", "/api/logs/sources",
            "site-doctor", "/api/doctor/targets");

    private static final long SOON = Instant.now().getEpochSecond() + 300;
    private static final long PAST = Instant.now().getEpochSecond() - 300;

    static Stream<Arguments> forgeries() throws GeneralSecurityException {
        String good = claims("services", SOON);
        PrivateKey own = ownKey();
        PrivateKey strange = strangeKey();
        Map<String, String> forgeries = Map.of(
                "signed with another key", signed(HEADER, good, strange),
                "expired", signed(HEADER, claims("services", PAST), own),
                "for another audience", signed(HEADER, claims("elsewhere", SOON), own),
                "without a signature", encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(good) + ".",
                "changed after signing", changed(signed(HEADER, good, own)),
                "signed with the public key as a password",
                        encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(good) + "."
                                + hmac(encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(good)));
        return ROUTES.keySet().stream()
                .flatMap(service -> forgeries.entrySet().stream()
                        .map(forgery -> Arguments.of(service, forgery.getKey(), forgery.getValue())));
    }

    static Stream<String> services() {
        return ROUTES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_dashboards_own_signature_opens_the_service(String service) throws GeneralSecurityException {
        assertThat(answer(service, signed(HEADER, claims("services", SOON), ownKey())))
                .contains("\"node\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forgeries")
    void a_forged_token_opens_nothing(String service, String kind, String token) {
        assertThat(answer(service, token)).contains(" 401 ").doesNotContain("\"node\"");
    }

    /** What nginx' container gets to see, status line included. */
    private static String answer(String service, String token) {
        return Docker.exec(
                        "nginx",
                        "busybox",
                        "wget",
                        "-S",
                        "-q",
                        "-O",
                        "-",
                        "--header",
                        "Authorization: Bearer " + token,
                        "http://" + service + ":8080" + ROUTES.get(service))
                .text();
    }

    private static String hmac(String content) throws GeneralSecurityException {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        byte[] key = Stack.secret("internal_token_public").getBytes(StandardCharsets.US_ASCII);
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        return encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Other claims under a signature that was made for the first ones. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + encode(claims("services", SOON + 1)) + "." + parts[2];
    }

    private static PrivateKey strangeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }
}
