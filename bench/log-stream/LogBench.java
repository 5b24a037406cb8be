import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts log-stream, times it as its users do, and prints a table. Arguments: the java program, quarkus-run.jar. */
public class LogBench {

    private static final int VIEWERS = 50;
    private static final int LINES_PER_SECOND = 1_000;
    private static final int SECONDS = 20;

    /** Not counted: a service that people look at has run for a while. */
    private static final int WARM_UP = LINES_PER_SECOND * 10;

    private static final int TAILS = 300;
    private static final long HUGE = 5L << 30;
    private static final Pattern WRITTEN_AT = Pattern.compile("at=([0-9]+)");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path logs;
    private final int port;
    private final String token;

    LogBench(Path logs, int port, String token) {
        this.logs = logs;
        this.port = port;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Path logs = Files.createTempDirectory("log-bench").toRealPath();
        int port = freePort();
        Process service = new ProcessBuilder(
                        arguments[0],
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dtotem.log-stream.roots=" + logs,
                        "-Dtotem.log-stream.journal.enabled=false",
                        "-Dtotem.streams.per-user=500",
                        "-Dmp.jwt.verify.publickey="
                                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                        "-jar",
                        arguments[1])
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            LogBench bench = new LogBench(logs, port, token(keys));
            bench.awaitStart();
            bench.tails(service.pid());
            bench.live(service.pid());
        } finally {
            service.destroy();
            service.waitFor();
            for (Path file : (Iterable<Path>) Files.list(logs)::iterator) {
                Files.delete(file);
            }
            Files.delete(logs);
        }
    }

    private void tails(long pid) throws Exception {
        Path huge = logs.resolve("huge.log");
        String line = "2026-11-20T23:02:51Z web-1 nginx[812]: GET /index.html 200 from 192.0.2.7, number %d%n";
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.write(line.formatted(0).repeat(100).getBytes(StandardCharsets.UTF_8));
            file.seek(HUGE);
            for (int i = 0; i < 1_000; i++) {
                file.write(line.formatted(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        double first = timed(() -> tail(huge));
        for (int i = 0; i < TAILS; i++) {
            tail(huge);
        }
        long before = residentKiB(pid);
        double[] ours = new double[TAILS];
        double[] peers = new double[TAILS / 10];
        for (int i = 0; i < TAILS; i++) {
            ours[i] = timed(() -> tail(huge));
            if (i % 10 == 0) {
                peers[i / 10] = timed(() -> new ProcessBuilder("tail", "-n", "200", huge.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor());
            }
        }
        System.out.println("| last 200 lines of 5 GiB | first | median ms | p99 ms |\n|---|---:|---:|---:|");
        System.out.printf("| GET /api/logs/tail | %.1f | %.1f | %.1f |%n", first, at(ours, 50), at(ours, 99));
        System.out.printf("| `tail -n 200` | | %.1f | %.1f |%n", at(peers, 50), at(peers, 99));
        System.out.printf("%nresident before and after: %d and %d MiB%n%n", before >> 10, residentKiB(pid) >> 10);
    }

    private void live(long pid) throws Exception {
        Path log = Files.createFile(logs.resolve("live.log"));
        int lines = WARM_UP + LINES_PER_SECOND * SECONDS;
        double[][] latencies = new double[VIEWERS][lines];
        CountDownLatch open = new CountDownLatch(VIEWERS);
        CountDownLatch done = new CountDownLatch(VIEWERS);
        AtomicInteger dropped = new AtomicInteger();
        for (int i = 0; i < VIEWERS; i++) {
            double[] mine = latencies[i];
            Thread.ofVirtual().start(() -> view(log, mine, open, done, dropped));
        }
        open.await();
        long cpuBefore = cpuTicks(pid);
        write(log, lines);
        boolean complete = done.await(30, java.util.concurrent.TimeUnit.SECONDS);
        double[] all = Arrays.stream(latencies).flatMapToDouble(mine -> Arrays.stream(mine).skip(WARM_UP)).filter(ms -> ms > 0).toArray();
        System.out.printf("| %d viewers, %d lines/s, %d s | median ms | p99 ms | largest ms |%n|---|---:|---:|---:|%n",
                VIEWERS, LINES_PER_SECOND, SECONDS);
        System.out.printf("| write to viewer | %.1f | %.1f | %.1f |%n%n", at(all, 50), at(all, 99), at(all, 100));
        System.out.printf("lines received: %d of %d; dropped events: %d; complete: %s; service: %.0f %% of one core, %d MiB%n",
                all.length, VIEWERS * (lines - WARM_UP), dropped.get(), complete,
                (cpuTicks(pid) - cpuBefore) * (double) LINES_PER_SECOND / lines, residentKiB(pid) >> 10);
    }

    private static void write(Path log, int lines) throws IOException {
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
            long start = System.nanoTime();
            for (int i = 0; i < lines; i++) {
                long due = start + i * (1_000_000_000L / LINES_PER_SECOND);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write("2026-11-20T23:02:51Z web-1 app[812]: INFO request %06d handled at=%d%n"
                        .formatted(i, System.nanoTime())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void view(Path log, double[] latencies, CountDownLatch open, CountDownLatch done, AtomicInteger dropped) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request("/api/logs/stream?source=file:" + log), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                reader.readLine();
                open.countDown();
                int received = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    long now = System.nanoTime();
                    if (line.equals("event:dropped")) {
                        dropped.incrementAndGet();
                    }
                    Matcher written = WRITTEN_AT.matcher(line);
                    while (written.find() && received < latencies.length) {
                        latencies[received++] = (now - Long.parseLong(written.group(1))) / 1e6;
                    }
                    if (received == latencies.length) {
                        break;
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("a viewer failed: " + e);
        } finally {
            done.countDown();
        }
    }

    private int tail(Path file) throws Exception {
        HttpResponse<String> response =
                client.send(request("/api/logs/tail?lines=200&source=file:" + file), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        return response.body().length();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private void awaitStart() throws Exception {
        for (int i = 0; i < 300; i++) {
            try {
                client.send(request("/api/logs/sources"), HttpResponse.BodyHandlers.ofString());
                return;
            } catch (IOException notYet) {
                Thread.sleep(Duration.ofMillis(100));
            }
        }
        throw new IllegalStateException("log-stream did not start within 30 s");
    }

    private interface Question {
        int ask() throws Exception;
    }

    private static double timed(Question question) throws Exception {
        long before = System.nanoTime();
        question.ask();
        return (System.nanoTime() - before) / 1e6;
    }

    private static double at(double[] values, int percent) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static long residentKiB(long pid) throws IOException {
        Matcher matcher = Pattern.compile("VmRSS:\\s+([0-9]+)").matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** utime and stime, in hundredths of a second: fields 14 and 15 of proc(5)'s stat. */
    private static long cpuTicks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** An internal token as the dashboard makes them (ES256), for an operator. */
    private static String token(KeyPair keys) throws Exception {
        long now = System.currentTimeMillis() / 1_000;
        String head = part("{\"alg\":\"ES256\",\"typ\":\"JWT\"}");
        String body = part(("{\"iss\":\"totem\",\"aud\":\"services\",\"upn\":\"bench\",\"groups\":[\"viewer\",\"operator\"],"
                + "\"iat\":%d,\"exp\":%d}").formatted(now, now + 300));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
        return head + "." + body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
