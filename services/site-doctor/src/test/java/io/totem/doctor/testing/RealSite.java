package io.totem.doctor.testing;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web site on loopback that says hello, and waits with every answer while it is held. */
public final class RealSite implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile CountDownLatch held = new CountDownLatch(0);

    public RealSite() {
        this(plain(), "http");
    }

    private RealSite(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            waitWhileHeld();
            byte[] page = "<h1>Hello</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Set-Cookie", "session=4f2a9c");
            exchange.getResponseHeaders().set("X-Secret-Key", "hunter2");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** With a certificate that is good for 127.0.0.1 and that nobody but itself has signed. */
    public static RealSite signedByItself() {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 50);
            server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
            return new RealSite(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create(anyPort(), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    private void waitWhileHeld() {
        try {
            held.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
