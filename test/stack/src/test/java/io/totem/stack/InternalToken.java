package io.totem.stack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Internal tokens as the dashboard signs them, and as somebody might who is not it. */
final class InternalToken {

    static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private InternalToken() {}

    /** A good one, for asking a service when the dashboard cannot be. */
    static String ofAnAdmin() {
        try {
            return signed(
                    HEADER, claims("services", Instant.now().plus(LIFETIME).getEpochSecond()), ownKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String claims(String audience, long end) {
        return """
                {"iss":"totem","aud":"%s","upn":"mallory","groups":["viewer","operator","admin"],"iat":%d,"exp":%d,"jti":"suite"}""".formatted(audience, end - 300, end);
    }

    static String signed(String header, String claims, PrivateKey key) throws GeneralSecurityException {
        String content = encode(header) + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encode(signature.sign());
    }

    static PrivateKey ownKey() throws GeneralSecurityException {
        String body = Stack.secret("internal_token_private").replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
