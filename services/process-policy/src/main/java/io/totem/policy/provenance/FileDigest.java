package io.totem.policy.provenance;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the content of a file was when its package brought it.
 *
 * @param algorithm as {@link java.security.MessageDigest} calls it
 * @param hex lower case
 */
record FileDigest(String algorithm, String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32,128}");

    FileDigest {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(hex, "hex");
    }

    /** Empty for what is no digest of this algorithm. */
    static Optional<FileDigest> of(String algorithm, String hex) {
        String lower = hex.toLowerCase(Locale.ROOT);
        return HEX.matcher(lower).matches() && lower.length() == digits(algorithm)
                ? Optional.of(new FileDigest(algorithm, lower))
                : Optional.empty();
    }

    private static int digits(String algorithm) {
        return switch (algorithm) {
            case "MD5" -> 32;
            case "SHA-1" -> 40;
            case "SHA-224" -> 56;
            case "SHA-256" -> 64;
            case "SHA-384" -> 96;
            case "SHA-512" -> 128;
            default -> 0;
        };
    }
}
