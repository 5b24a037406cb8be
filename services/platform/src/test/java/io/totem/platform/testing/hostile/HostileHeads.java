package io.totem.platform.testing.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Request lines and headers that somebody may send to any route. */
final class HostileHeads {

    private static final List<String> QUERIES = List.of(
            "%00",
            "a=%00",
            "%",
            "a=%",
            "a=%zz",
            "a=%f",
            "a=%ff",
            "a=%c0%af",
            "a=%ed%a0%80",
            "a=%0d%0aX:%20y",
            "%00=%00",
            "&&&&==&=",
            "page=" + "9".repeat(400),
            "page=-1&size=-1",
            "size=1e9",
            "page=%EF%BC%91",
            "a[$gt]=&a[b][c]=1",
            "q=" + "(a+)+$".repeat(300),
            "name=" + "%F0%9F%98%80".repeat(200),
            "sort=%24where",
            "from=x&to=y",
            "from=-999999999-01-01T00:00:00Z",
            "from=%2B999999999-12-31T23:59:59Z",
            "lines=99999999999999999999");

    private static final List<String> SUFFIXES = List.of(
            "/%00",
            "%00",
            "/%",
            "%zz",
            "/%ff%fe",
            "/%2e%2e/",
            "/../..",
            "//",
            "/;x",
            ";a=%00",
            "/%0d%0aX:y",
            "/a".repeat(900),
            "/%E2%80%AE",
            "/\\",
            "/{}",
            "/%7B%7B",
            "/x%2Fy");

    private static final List<String> HEADERS = List.of(
            "Cookie: =;;;=",
            "Cookie: totem",
            "Cookie: totem=\u0001",
            "Cookie: totem=\"",
            "Cookie: $Version=9; totem=x",
            "Cookie: totem=" + "x".repeat(4_000),
            "Cookie: totem=%00%zz",
            "Cookie: totem-language=" + "ko".repeat(900),
            "Cookie: \u00ff\u00fe=\u00ff",
            "Cookie: totem=" + "A".repeat(43),
            "Accept: x",
            "Accept: */",
            "Accept: ;q=",
            "Accept: text/html;q=zz",
            "Accept: a/a/a/a",
            "Accept: image/png",
            "Accept: " + "text/html;q=0.1,".repeat(300),
            "Accept: text/event-stream;charset=nope",
            "Accept-Language: zz-ZZ-@@",
            "Accept-Language: ;;q=1,,",
            "Accept-Language: *;q=9",
            "Accept-Language: -",
            "Accept-Language: ko;q=%00",
            "Accept-Language: " + "1".repeat(3_000),
            "Accept-Language: en-" + "x-".repeat(900),
            "Accept-Encoding: ,;q=x",
            "Accept-Charset: nope",
            "Content-Type: x",
            "Content-Type: /",
            "Content-Type: ;",
            "Content-Type: application/json; charset=nope",
            "Content-Type: multipart/form-data",
            "Content-Type: application/x-www-form-urlencoded; charset=\"",
            "Range: bytes=a-b",
            "Range: bytes=-1,-1,-1",
            "Range: bytes=99999999999999999999-",
            "If-Modified-Since: never",
            "If-None-Match: \"",
            "Last-Event-ID: -1",
            "Last-Event-ID: \u0001",
            "Last-Event-ID: 99999999999999999999999",
            "Last-Event-ID: " + "a".repeat(3_000),
            "Last-Event-ID: \u00f0\u009f\u0098\u0080",
            "Last-Event-ID: ../../x",
            "Authorization: Bearer",
            "Authorization: Bearer ...",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic !!!",
            "Authorization: x",
            "Authorization: Bearer " + "eyJ-".repeat(900),
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
            "Authorization: Digest username=\"",
            "Origin: null",
            "Origin: http://[",
            "Referer: http://[",
            "Host:",
            "Host: a b",
            "Host: [",
            "Host: ::",
            "Host: x:99999",
            "Host: \u00ff",
            "Host: " + "a".repeat(2_000),
            "X-Forwarded-For: x, ::, 1.2.3",
            "X-Forwarded-For: " + "1.1.1.1,".repeat(500),
            "X-Forwarded-Proto: ://",
            "X-Forwarded-Host: [",
            "Forwarded: for=\"[",
            "X-HTTP-Method-Override: DELETE",
            "Expect: 100-continue",
            "Expect: x",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "HX-Request: %00",
            "HX-Current-URL: http://[",
            "X: " + "y".repeat(7_000),
            "X: " + "y".repeat(60_000),
            "X\u0001: y",
            ": y",
            "no colon",
            "Content-Length: -1",
            "Content-Length: abc",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: nonsense",
            "Traceparent: 00-zz-zz-zz",
            "TE: trailers, deflate;q=x",
            "Date: x",
            "DNT: \u0000");

    private static final List<String> METHODS = List.of(
            "HEAD",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\u00c9T",
            "X".repeat(3_000),
            "PATCH",
            "DELETE",
            "PUT");

    private HostileHeads() {}

    static List<HostileRequest> at(String path) {
        List<HostileRequest> all = new ArrayList<>();
        QUERIES.forEach(query -> all.add(HostileRequest.get("query", path + "?" + query)));
        all.add(HostileRequest.get("2,000 parameters", path + "?" + parameters(2_000)));
        all.add(HostileRequest.get("a long query", path + "?a=" + "b".repeat(30_000)));
        SUFFIXES.forEach(suffix -> all.add(HostileRequest.get("path", path + suffix)));
        HEADERS.forEach(header ->
                all.add(HostileRequest.get(header.length() > 60 ? header.substring(0, 60) : header, path, header)));
        all.add(HostileRequest.get(
                "300 cookies", path, "Cookie: " + parameters(300).replace("&", "; ")));
        all.add(HostileRequest.get("1,000 headers", path, many("X-A%d: b", 1_000)));
        all.add(HostileRequest.get("two hosts", path, "Host: localhost", "Host: x"));
        METHODS.forEach(method -> all.add(new HostileRequest("method", method, path, List.of(), new byte[0], false)));
        return all;
    }

    static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "=b").collect(Collectors.joining("&"));
    }

    private static String[] many(String form, int count) {
        return IntStream.range(0, count).mapToObj(form::formatted).toArray(String[]::new);
    }
}
