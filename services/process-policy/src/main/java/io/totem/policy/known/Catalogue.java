package io.totem.policy.known;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.totem.api.policies.Category;
import io.totem.api.policies.PolicyContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What a new store starts with: {@code catalogue/CATEGORY.jsonl}, one JSON object a line.
 *
 * @param version changes with any byte of it
 */
record Catalogue(String version, List<PolicyContent> entries) {

    Catalogue {
        entries = List.copyOf(entries);
    }

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    /** @throws IllegalStateException when a file is missing or two entries share a key */
    static Catalogue read() {
        ObjectReader reader = JSON.readerFor(PolicyContent.class);
        MessageDigest digest = sha256();
        List<PolicyContent> entries = new ArrayList<>();
        for (String category : Category.words()) {
            String resource = "catalogue/" + category + ".jsonl";
            byte[] content = content(resource);
            digest.update(content);
            entries.addAll(parse(reader, resource, content));
        }
        Set<PolicyKey> keys = new HashSet<>();
        for (PolicyContent entry : entries) {
            if (!keys.add(PolicyKey.of(entry))) {
                throw new IllegalStateException("the catalogue holds " + PolicyKey.of(entry) + " twice");
            }
        }
        return new Catalogue(HexFormat.of().formatHex(digest.digest(), 0, 8), entries);
    }

    static List<PolicyContent> parse(ObjectReader reader, String resource, byte[] content) {
        try {
            return reader.<PolicyContent>readValues(content).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static byte[] content(String resource) {
        try (InputStream stream = Catalogue.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
