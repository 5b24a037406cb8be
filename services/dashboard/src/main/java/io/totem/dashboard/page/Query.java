package io.totem.dashboard.page;

import io.totem.platform.limit.Page;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a list is filtered and sorted by: kept in the page's address, passed on to the service, and in every link. */
public record Query(Map<String, String> values) {

    private static final int LONGEST = 200;

    /** The numbers that say which part of a list is wanted, with the largest there is. */
    private static final Map<String, Integer> PAGING =
            Map.of("page", Page.MAX_NUMBER, "files", Page.MAX_NUMBER, "size", Page.MAX_SIZE);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    public Query {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Only the known names, only values that say something, none endless. Numbers of pages come with links and are typed by nobody:
     * one that no list can have is not there, which shows the first page.
     */
    public static Query of(MultivaluedMap<String, String> parameters, List<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : known) {
            String value = parameters.getFirst(name);
            if (value != null && !value.isBlank()) {
                String stripped = value.strip();
                if (isPossible(name, stripped)) {
                    values.put(name, stripped.substring(0, Math.min(LONGEST, stripped.length())));
                }
            }
        }
        return new Query(values);
    }

    private static boolean isPossible(String name, String value) {
        Integer most = PAGING.get(name);
        return most == null || NUMBER.matcher(value).matches() && Integer.parseInt(value) <= most;
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** For a parameter of the API that may be left out. */
    public Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Which page of a list is wanted. */
    public int page() {
        return values.containsKey("page") ? Integer.parseInt(values.get("page")) : 1;
    }

    public int size() {
        return values.containsKey("size") ? Integer.parseInt(values.get("size")) : Page.DEFAULT_SIZE;
    }

    public boolean has(String name, String value) {
        return get(name).equals(value);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same with one value changed, and on the first page again unless the page is what changed. */
    public Query with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (!name.equals("page")) {
            changed.remove("page");
        }
        changed.put(name, value.toString());
        return new Query(changed);
    }

    public Query without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        changed.remove("page");
        return new Query(changed);
    }

    /** Encoded, with its question mark; empty when there is nothing to say. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** One path segment or value, encoded. */
    public static String encode(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
