package io.totem.platform.testing.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that somebody may send to a route that takes one, or to one that does not. */
final class HostileBodies {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=x";

    private static final Map<String, String> JSONS = new LinkedHashMap<>();
    private static final Map<String, String> FORMS = new LinkedHashMap<>();
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        JSONS.put("empty", "");
        JSONS.put("null", "null");
        JSONS.put("a list", "[]");
        JSONS.put("text", "\"x\"");
        JSONS.put("a number", "1");
        JSONS.put("cut", "{\"name\":");
        JSONS.put("deep lists", "[".repeat(100_000));
        JSONS.put("deep objects", "{\"a\":".repeat(50_000));
        JSONS.put("deep and whole", "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}");
        JSONS.put("one key twice", "{\"name\":\"a\",\"name\":\"b\"}");
        JSONS.put("bytes that are no UTF-8", "{\"name\":\"\u00ff\u00fe\u00c0\u00af\"}");
        JSONS.put("half a surrogate", "{\"name\":\"\\ud800\"}");
        JSONS.put("a character that is none", "{\"name\":\"\\u0000\"}");
        JSONS.put("an exponent", "{\"name\":1e999999999}");
        JSONS.put("a long number", "{\"name\":" + "9".repeat(100_000) + "}");
        JSONS.put("a long name", "{\"" + "k".repeat(200_000) + "\":1}");
        JSONS.put("a long text", "{\"name\":\"" + "v".repeat(1_500_000) + "\"}");
        JSONS.put("many names", "{" + "\"%s\":1,".repeat(50_000).formatted(numbers(50_000)) + "\"z\":1}");
        JSONS.put("types", "{\"@class\":\"java.lang.Runtime\",\"name\":{\"$gt\":\"\"}}");
        FORMS.put("1,001 fields", HostileHeads.parameters(1_001));
        FORMS.put("100,000 fields", "a&".repeat(100_000));
        FORMS.put("NUL", "name=%00&password=%00&next=%00");
        FORMS.put("a lone percent sign", "name=%&password=%");
        FORMS.put("no hexadecimal digits", "name=%zz&password=%zz");
        FORMS.put("no UTF-8", "name=%ff%fe&password=%ff&next=%ff");
        FORMS.put("brackets", "name[$gt]=&password[]=a&a[b]=c");
        FORMS.put("a long field", "name=" + "x".repeat(1_500_000));
        FORMS.put("a long name", "x".repeat(1_500_000) + "=a");
        FORMS.put("raw bytes", "name=\u0000\u00ff\r\n&password=\u0001");
        PARTS.put("no parts", "");
        PARTS.put("no end", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb");
        PARTS.put("no name", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n");
        PARTS.put("no disposition", "--x\r\n\r\nb\r\n--x--\r\n");
        PARTS.put("another boundary", "--y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--y--\r\n");
        PARTS.put("a broken disposition", "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--x--\r\n");
        PARTS.put("an unknown charset", part("a\"; filename=\"f", "text/plain; charset=nope"));
        PARTS.put("an unknown encoding", part("a", "text/plain\r\nContent-Transfer-Encoding: nope"));
        PARTS.put("a file name of NUL", part("file\"; filename=\"\u0000../../x", "a/b"));
        PARTS.put("long headers", part("a" + "b".repeat(100_000), "text/plain"));
        PARTS.put(
                "5,000 parts", part("a", "text/plain").replace("--x--\r\n", "").repeat(5_000) + "--x--\r\n");
        PARTS.put("only ends", "--x--\r\n".repeat(1_000));
    }

    private HostileBodies() {}

    static List<HostileRequest> at(String method, String path) {
        List<HostileRequest> all = new ArrayList<>();
        JSONS.forEach((name, text) -> all.add(of("JSON, " + name, method, path, JSON, text)));
        FORMS.forEach((name, text) -> all.add(of("form, " + name, method, path, FORM, text)));
        PARTS.forEach((name, text) -> all.add(of("multipart, " + name, method, path, MULTIPART, text)));
        for (String type : List.of(
                "x",
                "/",
                "",
                JSON + "; charset=nope",
                JSON + "; charset=utf-16",
                FORM + "; charset=nope",
                FORM + ";charset=",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=" + "b".repeat(5_000),
                "text/csv; charset=nope",
                "application/xml")) {
            all.add(of("type " + type, method, path, type, "{}"));
        }
        all.add(of("a file that is no gzip", method, path, JSON + "\r\nContent-Encoding: gzip", "nope"));
        chunked(all, method, path, "no size", "zz\r\nhello\r\n0\r\n\r\n", false);
        chunked(all, method, path, "a negative size", "-1\r\nhello\r\n0\r\n\r\n", false);
        chunked(all, method, path, "an endless size", "fffffffffffffffff\r\nhello", false);
        chunked(all, method, path, "an end too early", "5\r\nhel", true);
        chunked(all, method, path, "a long extension", "1;" + "e".repeat(20_000) + "\r\na\r\n0\r\n\r\n", false);
        chunked(all, method, path, "broken trailers", "1\r\n1\r\n0\r\nno colon\r\n\r\n", false);
        for (String type : List.of(JSON, FORM, MULTIPART)) {
            all.add(new HostileRequest(
                    "half of the body, " + type,
                    method,
                    path,
                    List.of("Content-Type: " + type, "Content-Length: 1000"),
                    "{\"a\":".getBytes(ISO_8859_1),
                    true));
        }
        return all;
    }

    private static void chunked(
            List<HostileRequest> all, String method, String path, String name, String body, boolean hangUp) {
        all.add(new HostileRequest(
                "chunks, " + name,
                method,
                path,
                List.of("Content-Type: " + JSON, "Transfer-Encoding: chunked"),
                body.getBytes(ISO_8859_1),
                hangUp));
    }

    private static HostileRequest of(String name, String method, String path, String type, String text) {
        return HostileRequest.body(name, method, path, type, text.getBytes(ISO_8859_1));
    }

    private static String part(String name, String type) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type
                + "\r\n\r\nb\r\n--x--\r\n";
    }

    private static Object[] numbers(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toArray();
    }
}
