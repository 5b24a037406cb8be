import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A service that anybody may make run a command: {@code Gateway PORT}, /run?c=…; or one that runs a command: {@code Gateway run COMMAND}. */
public final class Gateway {

    private Gateway() {}

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("run")) {
            System.exit(run(arguments[1]));
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null && query.startsWith("c=")) {
                run(URLDecoder.decode(query.substring(2), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static int run(String command) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
