package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
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

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
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

    private static String claims(String audience, long end) {
        return """
                {"iss":"totem","aud":"%s","upn":"mallory","groups":["viewer","operator","admin"],"iat":%d,"exp":%d,"jti":"suite"}""".formatted(audience, end - 300, end);
    }

    private static String signed(String header, String claims, PrivateKey key) throws GeneralSecurityException {
        String content = encode(header) + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encode(signature.sign());
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

    private static PrivateKey ownKey() throws GeneralSecurityException {
        String body = Stack.secret("internal_token_private").replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    private static PrivateKey strangeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
