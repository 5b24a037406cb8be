package io.totem.platform.testing.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request as it goes over the wire.
 *
 * @param name what is wrong with it
 * @param target path and query as they are sent
 * @param headers whole lines, beside Host and Connection
 * @param hangUp whether the client closes its side when it has sent this
 */
record HostileRequest(String name, String method, String target, List<String> headers, byte[] body, boolean hangUp) {

    static HostileRequest get(String name, String target, String... headers) {
        return new HostileRequest(name, "GET", target, List.of(headers), new byte[0], false);
    }

    /** With a Content-Length that is true. */
    static HostileRequest body(String name, String method, String target, String type, byte[] body) {
        return new HostileRequest(
                name, method, target, List.of("Content-Type: " + type, "Content-Length: " + body.length), body, false);
    }

    HostileRequest with(List<String> more) {
        List<String> all = new ArrayList<>(headers);
        more.stream()
                .filter(line -> headers.stream().noneMatch(own -> sameName(own, line)))
                .forEach(all::add);
        return new HostileRequest(name, method, target, all, body, hangUp);
    }

    private static boolean sameName(String one, String other) {
        return one.substring(0, one.indexOf(':') + 1).equalsIgnoreCase(other.substring(0, other.indexOf(':') + 1));
    }

    byte[] bytes(String host) {
        boolean ownHost = headers.stream()
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("host:"));
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (!ownHost) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    @Override
    public String toString() {
        String shown = target.length() > 120 ? target.substring(0, 120) + "…" : target;
        return name + ": " + method + " " + shown;
    }
}
