package io.totem.standalone.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.function.Function;

/**
 * The pair of keys (P-256) behind internal tokens, as PEM files in the data folder.
 *
 * @param privateFile signs; PKCS #8
 * @param publicKey verifies; X.509 in base64 without the PEM lines
 */
public record TokenKeys(Path privateFile, String publicKey) {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    /** Reads the pair; makes one at the first start. @throws StartFailure naming the file that is missing or garbled */
    public static TokenKeys open(DataFolder folder, boolean firstStart) {
        Path privateFile = folder.keys().resolve("token-private.pem");
        Path publicFile = folder.keys().resolve("token-public.pem");
        try {
            if (firstStart && !Files.exists(publicFile)) {
                create(folder.keys(), privateFile, publicFile);
            }
            PrivateKey signs = read(privateFile, PRIVATE, TokenKeys::privateKey);
            PublicKey verifies = read(publicFile, PUBLIC, TokenKeys::publicKey);
            if (!belongTogether(signs, verifies)) {
                throw ConsoleMessages.failure("start.key.damaged", publicFile);
            }
            return new TokenKeys(privateFile, Base64.getEncoder().encodeToString(verifies.getEncoded()));
        } catch (IOException e) {
            throw new StartFailure(
                    ConsoleMessages.text("start.data.unusable", folder.keys(), String.valueOf(e.getMessage())), e);
        }
    }

    private static void create(Path folder, Path privateFile, Path publicFile) throws IOException {
        OwnerOnly.createFolder(folder);
        KeyPair pair = generate();
        OwnerOnly.write(privateFile, pem(PRIVATE, pair.getPrivate().getEncoded()));
        OwnerOnly.write(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static <K> K read(Path file, String kind, Function<byte[], K> decode) throws IOException {
        if (!Files.exists(file)) {
            throw ConsoleMessages.failure("start.key.missing", file);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        String begin = "-----BEGIN " + kind + "-----";
        String end = "-----END " + kind + "-----";
        try {
            if (!text.startsWith(begin) || !text.endsWith(end)) {
                throw new IllegalArgumentException("no PEM");
            }
            String base64 = text.substring(begin.length(), text.length() - end.length());
            return decode.apply(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(ConsoleMessages.text("start.key.damaged", file), e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        return decode(new PKCS8EncodedKeySpec(encoded), KeyFactory::generatePrivate);
    }

    private static PublicKey publicKey(byte[] encoded) {
        return decode(new X509EncodedKeySpec(encoded), KeyFactory::generatePublic);
    }

    private interface Decoder<K> {
        K decode(KeyFactory factory, EncodedKeySpec encoded) throws GeneralSecurityException;
    }

    private static <K> K decode(EncodedKeySpec encoded, Decoder<K> decoder) {
        try {
            return decoder.decode(KeyFactory.getInstance("EC"), encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an EC key", e);
        }
    }

    private static boolean belongTogether(PrivateKey signs, PublicKey verifies) {
        try {
            byte[] words = "totem".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signs);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(verifies);
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String pem(String kind, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }
}
