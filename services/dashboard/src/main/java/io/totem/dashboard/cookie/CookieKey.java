package io.totem.dashboard.cookie;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser holds: 256 random bits. Only its SHA-256 is kept on this side.
 *
 * @param value 43 characters of base64url
 */
public record CookieKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public CookieKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key of ours");
        }
    }

    public static CookieKey random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new CookieKey(base64(bits));
    }

    /** Empty for whatever we cannot have given out. */
    public static Optional<CookieKey> parse(String cookie) {
        return FORM.matcher(cookie).matches() ? Optional.of(new CookieKey(cookie)) : Optional.empty();
    }

    /** What is kept on this side. */
    public String id() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CookieKey[hidden]";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
