package io.totem.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ways to services that this machine itself does not reach: a port of loopback, from which each connection is passed on
 * inside the container's own network namespace.
 */
final class Relay {

    private static final int O_RDONLY = 0;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final Map<String, Integer> PORTS = new ConcurrentHashMap<>();

    private static final MethodHandle OPEN = call("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle SETNS = call("setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = call("close", ValueLayout.JAVA_INT);

    private Relay() {}

    /** The address at which a service answers on its port inside. */
    static String to(String service, int port) {
        return "http://127.0.0.1:" + PORTS.computeIfAbsent(service + ":" + port, key -> listen(service, port));
    }

    private static int listen(String service, int port) {
        try {
            ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    accept(here, service, port);
                }
            });
            return here.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(ServerSocket here, String service, int port) {
        try {
            Socket client = here.accept();
            Thread.ofPlatform().daemon().start(() -> pass(client, service, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Enters the namespace with this thread alone; the connection is of that namespace from then on. */
    private static void pass(Socket client, String service, int port) {
        enter("/proc/" + Docker.hostPid(service) + "/ns/net");
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread answers = Thread.ofPlatform().daemon().start(() -> copy(server, client));
            copy(client, server);
            answers.join();
        } catch (IOException refused) {
            // The client sees its connection closed, as it would have seen it refused.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException closed) {
            // One of the two has gone; closing the streams tells the other.
        }
    }

    private static void enter(String namespace) {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(namespace), O_RDONLY);
            int entered = (int) SETNS.invokeExact(descriptor, CLONE_NEWNET);
            int closed = (int) CLOSE.invokeExact(descriptor);
            if (descriptor < 0 || entered != 0 || closed != 0) {
                throw new IllegalStateException("cannot enter " + namespace);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle call(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
}
