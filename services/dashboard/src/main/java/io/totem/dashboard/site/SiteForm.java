package io.totem.dashboard.site;

import io.totem.api.sites.SiteSettings;
import io.totem.api.sites.SiteView;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A site as somebody types it: every field a line of text, named as the API names it, so that what the API finds wrong
 * stands at its field. What is behind the web server is one field there and two here: how it speaks, and where it is.
 */
public record SiteForm(Map<String, String> values) {

    private static final String SPEAKS = "speaks";

    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "url",
            "via",
            "status",
            "text",
            "certificateDays",
            "ownCertificate",
            SPEAKS,
            "upstream",
            "ping",
            "errorLog",
            "privateNetwork");

    private static final List<String> NUMBERS = List.of("status", "certificateDays");

    private static final int LONGEST_ID = 40;

    public SiteForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static SiteForm of(MultivaluedMap<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Optional.ofNullable(typed.getFirst(field)).ifPresent(value -> values.put(field, value.strip()));
        }
        return new SiteForm(values);
    }

    static SiteForm empty() {
        return new SiteForm(Map.of("url", "https://", "certificateDays", "7"));
    }

    static SiteForm of(SiteView site) {
        SiteSettings settings = site.settings();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", site.id());
        values.put("name", settings.name());
        values.put("url", settings.url());
        values.put("via", settings.via().orElse(""));
        values.put("status", settings.status().map(String::valueOf).orElse(""));
        values.put("text", settings.text().orElse(""));
        values.put("certificateDays", settings.certificateDays().toString());
        values.put("ownCertificate", settings.ownCertificate().toString());
        UpstreamField behind = settings.upstream().map(UpstreamField::parse).orElse(UpstreamField.NOTHING);
        values.put(SPEAKS, behind.speaks());
        values.put("upstream", behind.place());
        values.put("ping", settings.ping().orElse(""));
        values.put("errorLog", settings.errorLog().orElse(""));
        values.put("privateNetwork", settings.privateNetwork().toString());
        return new SiteForm(values);
    }

    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return get(field).equals(value);
    }

    public boolean checked(String field) {
        return has(field, "true");
    }

    /** The fields that want a number and hold something else: an API of JSON could only say that they are unreadable. */
    List<String> noNumbers() {
        return NUMBERS.stream().filter(field -> !get(field).matches("\\d{0,9}")).toList();
    }

    /** As it was typed; made from the host where nothing was. */
    String id() {
        return get("id").isEmpty() ? idOf(get("url")) : get("id");
    }

    private static String idOf(String url) {
        String words = host(url).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(LONGEST_ID, words.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "site" : cut;
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /** What was left empty is nothing. To be asked when {@link #noNumbers} says none. */
    SiteSettings settings() {
        return new SiteSettings(
                get("name").isEmpty() ? id() : get("name"),
                get("url"),
                Optional.of(get("via")),
                number("status"),
                Optional.of(get("text")),
                number("certificateDays").orElse(null),
                checked("ownCertificate"),
                Optional.of(new UpstreamField(get(SPEAKS), get("upstream")).address()),
                Optional.of(get("ping")),
                Optional.of(get("errorLog")),
                checked("privateNetwork"));
    }

    private Optional<Integer> number(String field) {
        return Optional.of(get(field)).filter(digits -> !digits.isEmpty()).map(Integer::valueOf);
    }
}
