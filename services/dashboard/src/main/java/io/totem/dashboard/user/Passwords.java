package io.totem.dashboard.user;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Passwords as bcrypt hashes. A hash takes about a sixth of a second of one core on purpose, so whoever lets
 * strangers ask for one goes through the {@link PasswordQueue}. bcrypt itself reads 72 bytes: a longer password is hashed with SHA-512 first.
 */
public final class Passwords {

    /** 2 to the power of this many rounds. */
    private static final int COST = 11;

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Stands in for the hash of a name nobody has: checking against it takes as long and fails. */
    private static final String NOBODYS_HASH = hash(generate());

    private Passwords() {}

    public static String hash(String password) {
        byte[] hash = BCrypt.with(VERSION, RANDOM, LongPasswordStrategies.hashSha512(VERSION))
                .hash(COST, password.getBytes(StandardCharsets.UTF_8));
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** Takes equally long for everyone, known or not. */
    public static boolean matches(Optional<User> user, String password) {
        String hash = user.map(User::passwordHash).orElse(NOBODYS_HASH);
        boolean matches = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.US_ASCII))
                .verified;
        return matches && user.isPresent();
    }

    /** 20 random letters and digits, none that is easily taken for another. */
    public static String generate() {
        StringBuilder password = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
