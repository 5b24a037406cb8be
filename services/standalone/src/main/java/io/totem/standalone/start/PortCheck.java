package io.totem.standalone.start;

import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;

/** Whether the wanted port is free, and who has it if not. */
public final class PortCheck {

    private PortCheck() {}

    /** @throws StartFailure naming the process that listens there, as far as the kernel tells */
    public static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            String number = String.valueOf(port);
            String other = String.valueOf(port < 65_535 ? port + 1 : port - 1);
            throw new StartFailure(
                    holder(port)
                            .map(process -> ConsoleMessages.text(
                                    "start.port.used", number, process.comm(), String.valueOf(process.pid()), other))
                            .orElseGet(() -> ConsoleMessages.text("start.port.used.hidden", number, other)),
                    e);
        }
    }

    private static Optional<ProcessSample> holder(int port) {
        ProcessSweep sweep = new ProcessTable(HostRoot.local(), Clock.systemUTC()).sweep();
        return sweep.processes().stream()
                .filter(process -> sweep.listening().containsKey(process.pid()))
                .filter(process ->
                        sweep.listening().get(process.pid()).stream().anyMatch(socket -> socket.port() == port))
                .findFirst();
    }
}
