package io.totem.dashboard.login;

import io.totem.dashboard.token.TokenConfig;
import io.totem.platform.address.AddressBlock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads wait tickets. They are signed and kept nowhere, so a flood of attempts fills nothing; each is good for one
 * name and one address. All replicas have the same key: it is derived from the one that signs internal tokens.
 */
@Singleton
class WaitTickets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "totem: wait ticket of a login";
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;

    @Inject
    WaitTickets(TokenConfig config) {
        this(read(Path.of(config.keyFile().orElseThrow())));
    }

    WaitTickets(byte[] secret) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE), ALGORITHM);
    }

    String write(WaitTicket ticket, String name, AddressBlock block) {
        String times =
                ticket.issuedAt().toEpochMilli() + "." + ticket.validFrom().toEpochMilli();
        return times + "." + signature(times, name, block);
    }

    /** Empty for whatever we did not write for this name and address. */
    Optional<WaitTicket> read(String text, String name, AddressBlock block) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String expected = signature(parts.group(1) + "." + parts.group(2), name, block);
        boolean ours = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), parts.group(3).getBytes(StandardCharsets.US_ASCII));
        return ours
                ? Optional.of(new WaitTicket(
                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(2)))))
                : Optional.empty();
    }

    /** Neither a name nor a block holds a blank. */
    private String signature(String times, String name, AddressBlock block) {
        byte[] mac = mac(key, times + " " + name + " " + block.text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] mac(SecretKeySpec key, String words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key for internal tokens cannot be read: " + file, e);
        }
    }
}
