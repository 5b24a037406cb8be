package io.totem.standin;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A user of one database, with what SCRAM-SHA-256 keeps of a password (RFC 5802, section 3).
 *
 * @param roles {@code role@database}
 */
record Account(
        String database, String name, String salt, int iterations, String storedKey, String serverKey, List<String> roles) {

    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;

    private static final int ITERATIONS = 15_000;
    private static final int SALT_BYTES = 28;
    private static final String SEPARATOR = " ";

    static Account of(String database, String name, String password, List<String> roles) {
        byte[] salt = ScramFunctions.salt(SALT_BYTES, new SecureRandom());
        byte[] salted = ScramFunctions.saltedPassword(
                MECHANISM, StringPreparation.SASL_PREPARATION, password.toCharArray(), salt, ITERATIONS);
        byte[] storedKey = ScramFunctions.storedKey(MECHANISM, ScramFunctions.clientKey(MECHANISM, salted));
        return new Account(
                database,
                name,
                base64(salt),
                ITERATIONS,
                base64(storedKey),
                base64(ScramFunctions.serverKey(MECHANISM, salted)),
                roles);
    }

    String key() {
        return database + "." + name;
    }

    /** Whether the account's roles open a database. */
    boolean mayUse(String wanted) {
        return roles.contains("root@admin") || roles.contains("readWrite@" + wanted) || roles.contains("dbOwner@" + wanted);
    }

    String line() {
        return String.join(
                SEPARATOR,
                database,
                name,
                salt,
                String.valueOf(iterations),
                storedKey,
                serverKey,
                String.join(",", roles));
    }

    static Account parse(String line) {
        String[] parts = line.split(SEPARATOR);
        return new Account(
                parts[0],
                parts[1],
                parts[2],
                Integer.parseInt(parts[3]),
                parts[4],
                parts[5],
                parts.length > 6 ? List.of(parts[6].split(",")) : List.of());
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
